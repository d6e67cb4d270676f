"""Decisions: hearing the parties, proposals, decisions, letters, appeals, the list to the board.

Owns:    delegation orders, hearings, decisions, committee meetings, party letters, appeals.
Law:     FL 25, 31-33, 36-46; SoL 14:8, 30:6-8, 35; KL 6:37-40; tillit.law.delegation, .appeal.
Calls:   casework.cases, contact.documents, registers.people, trust.
News:    DecisionMade, DecisionNotified, AppealReceived, AppealHandedOver.
Begin:   workflow.py and parties.py, then actions/.
"""
