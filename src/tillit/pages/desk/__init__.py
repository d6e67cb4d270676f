"""Desk: pages for those who work here.

Owns:    my day, intake, cases, people, team: quiet until it matters.
Law:     none of its own.
Calls:   the actions and queries of the modules below.
News:    none.
Begin:   urls.py.
"""
