"""The front page, and two honest pages at its foot: accessibility, and what we do with your data.

Owns:    the address /, /tillganglighet/ and /dina-uppgifter/.
Law:     none of its own.
Calls:   nothing.
News:    none.
Begin:   views.py.
"""
