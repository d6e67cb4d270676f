"""Access: who may see what. Default deny; deny beats allow.

Owns:    units, memberships, assignments (uppdrag), barriers, break-glass, guarded objects.
Law:     SoLPuL 10 § (access limited to need), OSL 26:1, FL 16-18 (disqualification).
Calls:   trust.audit.
News:    Assigned, AssignmentEnded, BarrierRaised, GlassBroken.
Begin:   policies.py (the table of ways in), then actions.py.
"""
