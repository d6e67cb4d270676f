"""Mina sidor: what a guardian or youth sees of their case, papers and a reply.

Owns:    the addresses under /mina-sidor/.
Law:     OSL 10:3, 12:1-3 through casework.cases: nothing is shown without a publication.
Calls:   casework.cases.actions, pages.seen.
News:    none.
Begin:   views.py.
"""
