"""The concern report on the web: one address, one question group a page, a receipt.

Owns:    addresses under /orolig/, the words of the questions.
Law:     SoL 19:1, 19:4, 19:6, OSL 26:5 (what is promised to whoever reports).
Calls:   casework.intake, contact.documents, law.reporting.
News:    none.
Begin:   flow.py, then views.py.
"""
