"""Persons on the desk: the logged search, the person page and its forms.

Owns:    addresses under /arbete/personer/.
Law:     SoLPuF 15 § (what may be searched for).
Calls:   registers.people, trust.audit, trust.identity.
News:    none.
Begin:   urls.py, then changes.py (one row per form).
"""
