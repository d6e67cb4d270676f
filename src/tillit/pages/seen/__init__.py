"""Seen: how a party's case is worded and drawn, the same for the party and the worker's preview.

Owns:    the words of the path, what is asked and the usual time; their template.
Law:     none of its own.
Calls:   casework.cases.types.
News:    none.
Begin:   types.py.
"""
