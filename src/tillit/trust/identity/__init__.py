"""Identity: who somebody is, and how sure we are.

Owns:    staff accounts, passkeys, the signed-in state of staff and residents.
Law:     SoL 25:1 (who is qualified for the three tasks with children).
Calls:   trust.access (seats), trust.audit.
News:    StaffSignedIn, ResidentSignedIn, SignedOut.
Begin:   actions.py, then ports.py.
"""
