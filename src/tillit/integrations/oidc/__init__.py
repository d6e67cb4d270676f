"""OpenID Connect: one thin relying party for staff and for residents.

Owns:    how an identity provider's answer is checked; keeps nothing of it.
Law:     none.
Calls:   trust.identity (the port Identification).
News:    none.
Begin:   adapter.py, then claims.py.
"""
