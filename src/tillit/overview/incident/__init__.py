"""Incident (händelse): an account may have been stolen; whom did it touch?

Owns:    the questions to the log about one account and a time, whom it touched, the drafts.
Law:     Lag 2025:1506 2:5, 2:6, 2:8 (CSIRT); 72 hours to IMY (GDPR art. 33, not read).
Calls:   trust.audit, trust.access, trust.holdings, trust.identity, registers.people, casework.
News:    IncidentAsked, IncidentGathered, DraftSaved.
Begin:   gather.py, then actions.
"""
