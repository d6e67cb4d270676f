"""Opinions: tips and views to the town's social services, with a name or without.

Owns:    opinions, their answers, and which became a concern report.
Law:     FL 6 (service, an answer), SoL 19:1 (staff must report a child who may be in danger).
Calls:   registers.people, trust. Intake listens at ports.py.
News:    OpinionSent, OpinionAnswered, OpinionClosed, OpinionReported.
Begin:   types.py, then actions.py: what is kept of whoever is anonymous.
"""
