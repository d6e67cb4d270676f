"""Cases at the desk: my list, the page of a case, and the steps of an investigation.

Owns:    nothing; shows casework.cases.
Law:     none of its own.
Calls:   casework.cases.
News:    none.
Begin:   views.py (list and case), then steps.py (plan, telling, assessment and the rest).
"""
