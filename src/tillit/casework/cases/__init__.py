"""Cases: files, cases, notes, investigations and their clocks.

Owns:    case files (personakt), cases, notes, clocks, investigations, assessments.
Law:     SoL 14 (documentation), SoL 20:3-7 (child investigations), tillit.law.deadlines.
Calls:   registers.people, trust.
News:    CaseOpened, NoteSigned, ClockStarted, CaseClosed.
Begin:   types.py, then actions/.
"""
