"""Kernel: the few words that every floor shares. Plain Python.

Owns:    actors, events, refusals, protected values, personal numbers, identifiers.
Law:     none.
Calls:   nothing.
News:    none.
Begin:   actor.py, then events.py.
"""
