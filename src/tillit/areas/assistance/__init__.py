"""Financial assistance (ekonomiskt bistånd): applications, months, evidence, decisions, payment.

Owns:    applications, months and their rows, agencies' answers, warnings, calculations, payees.
Law:     SoL 12, 15:10-12 and 33; FL 25; KL 6:37-38; tillit.law.assistance, .delegation.
Calls:   casework.cases, casework.decisions, registers.people, trust, the registers by ports.py.
News:    ApplicationSubmitted, AnswersFetched, MonthCounted, MonthProposed, PaymentApproved.
Begin:   workflow.py and routing.py, then actions/.
"""
