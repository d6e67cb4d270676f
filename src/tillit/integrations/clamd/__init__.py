"""Clamd: the virus scanner of ClamAV, over a socket on the same machine.

Owns:    nothing.
Law:     none.
Calls:   contact.documents (the port Scanner).
News:    none.
Begin:   scanner.py.
"""
