"""What could I get? A sum that anybody may try, with nothing stored and nobody asked who they are.

Owns:    the address /vad-kan-jag-fa/, its questions and its words.
Law:     none of its own; the sum is that of law/assistance.
Calls:   areas.assistance.queries.
News:    none.
Begin:   views.py, then forms.py.
"""
