"""Payments: files to the municipality's bank (ISO 20022) and what the bank says about them.

Owns:    nothing; files are written and read, never sent from here.
Law:     none; the Swedish way of the standard is unverified but for what writing.py names.
Calls:   areas.assistance (types).
News:    none.
Begin:   writing.py, then reports.py and statements.py.
"""
