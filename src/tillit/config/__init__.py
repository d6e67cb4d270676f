"""Config: settings, addresses, and which adapter sits behind which port.

Owns:    nothing of its own.
Law:     none.
Calls:   everything.
News:    none.
Begin:   settings.py, then urls.py.
"""
