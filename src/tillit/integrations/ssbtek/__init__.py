"""SSBTEK: what the agencies say about somebody who has applied for financial assistance.

Owns:    how a question is written and an answer read; keeps nothing of either.
Law:     SoL 15:10-12; förordning (2008:975) 2-7 §§.
Calls:   areas.assistance (the port Registers).
News:    none.
Begin:   adapter.py, then reading.py; the shape is schemas/ssbtek.xsd (our own, unverified).
"""
