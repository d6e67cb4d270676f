"""Participation: people take part at once, with a name, a first name, or none at all.

Owns:    groups and their occasions, sign-ups, attendance, visits that are counted.
Law:     SoL 11:5 (without an assessment), 11:6 (told that one may apply), 14:4-5 (no identity),
         21:2 (children); tillit.law.consent.
Calls:   registers.directory, trust.
News:    GroupBegun, SignedUp, VisitCounted.
Begin:   types.py, then models/visits.py: where nobody can be found.
"""
