"""Demo: a small invented town, its cast, and a sign-in of its own. Only with TILLIT_DEMO.

Owns:    nothing that lasts.
Law:     none.
Calls:   the actions of the modules below.
News:    none.
Begin:   idp/server.py.
"""
