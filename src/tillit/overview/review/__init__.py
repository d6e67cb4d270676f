"""Log review: which readings somebody must look at, why, and what came of it.

Owns:    weeks of review, their rows, what was asked, answered and judged, and the signing off.
Law:     SoLPuL 10 § (access is logged, checkable, and checked systematically and recurrently).
Calls:   casework.cases, registers.people, trust.access, trust.audit, trust.identity.
News:    WeekPrepared, ReadingJudged, ColleagueAsked, ColleagueAnswered, WeekSigned.
Begin:   explanations.py and grounds.py (the two tables that staff read), then sorting.py.
"""
