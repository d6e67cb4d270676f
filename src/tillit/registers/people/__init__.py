"""People: persons, households, relations, and how to reach somebody safely.

Owns:    persons, households, relations, contact details, threats, hidden places, sealed addresses.
Law:     OSL 21:3-3 a, 22:1 (protected persons), SoLPuF 15 (search terms), FB 6 (guardians).
Calls:   trust.
News:    PersonRegistered, PersonsMerged, ProtectionChanged and the rest of events.py.
Begin:   types.py, then actions/.
"""
