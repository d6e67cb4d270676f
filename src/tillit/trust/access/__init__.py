"""Access: who may see what. Default deny; deny beats allow.

Owns:    units, roles and what they rest on (analyses), assignments (uppdrag), barriers,
         break-glass, guarded objects, how many persons a colleague opens in a day.
Law:     SoLPuL 10 § (access limited to need), OSL 26:1, FL 16-18 (disqualification).
Calls:   trust.audit, trust.sealing.
News:    Assigned, AssignmentEnded, BarrierRaised, GlassBroken, ManyOpened, BudgetReached.
Begin:   policies/table.py (the ways in), then actions/.
"""
