"""Intake: everything that reaches us before there is a case.

Owns:    concern reports and drafts of them, the children, protection assessments, answers.
Law:     SoL 19:5-6, 20:1-2, 25:1, OSL 26:5, tillit.law.deadlines (D01, D02, D03, D03b).
Calls:   casework.cases, contact.documents, registers.people, trust.
News:    ReportReceived, ProtectionAssessed, InvestigationOpened, InvestigationNotOpened.
Begin:   workflow.py, then actions/.
"""
