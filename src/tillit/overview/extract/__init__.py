"""Extract (utdrag): everything about a person, reviewed line by line before it leaves.

Owns:    who asked for an extract, what was decided about each line of it, and the paper.
Law:     GDPR art. 15; what is held back by OSL, from tillit.law.confidentiality.
Calls:   trust.holdings for what there is, casework.decisions to mask, overview.disclosure.
News:    ExtractAsked, ExtractBegun, ExtractRuled, ExtractMade, ExtractWithdrawn.
Begin:   policies.py, collecting.py, then actions/.
"""
