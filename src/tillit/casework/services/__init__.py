"""Services: what was granted is ordered, given together with the person, followed up and ended.

Owns:    services, orders, consents, plans, sessions, measures, pauses, follow-ups, closings.
Law:     SoL 16 (retention), 21:1-2 (consent), 23:1-5 (follow-up), 34:1-2 (not executed).
Calls:   casework.cases, casework.decisions, registers.catalogue, registers.people, trust.
News:    ServiceOrdered, ServiceStarted, ServiceEnded, FollowUpStarted, CaseKept.
Begin:   workflow.py and consent.py, then actions/.
"""
