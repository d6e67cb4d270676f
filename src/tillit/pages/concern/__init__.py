"""Concern: what is asked about a child somebody worries about, on the web and at the desk alike.

Owns:    the questions, their order, limits and words; what only one of the two asks, and why.
Law:     SoL 19:1, 19:4, 19:6, OSL 26:5 (what is promised to whoever reports).
Calls:   casework.intake.types, law.reporting, ui.
News:    none.
Begin:   types/questions.py, then types/words.py.
"""
