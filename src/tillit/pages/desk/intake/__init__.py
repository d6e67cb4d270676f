"""Intake at the desk: the inbox by the clock, a report beside what was known, registering one.

Owns:    the pages under /arbete/mottagning/.
Law:     none of its own.
Calls:   casework.intake, registers.people.
News:    none.
Begin:   urls.py, then verbs.py.
"""
