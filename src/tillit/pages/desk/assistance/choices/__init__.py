"""The norm and the municipality's own choices: what holds, who wrote it, and a second person's yes.

Owns:    the addresses under /arbete/bistand/norm/, their forms and words.
Law:     none of its own; law/assistance checks every table and every choice.
Calls:   areas.assistance.
News:    none.
Begin:   views.py.
"""
