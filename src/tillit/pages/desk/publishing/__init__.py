"""What parties see: decide it, look at exactly that, take it back, mark violence.

Owns:    the addresses under /arbete/arenden/<case>/visa-for/.
Law:     OSL 10:3, 12:1-3 through casework.cases.
Calls:   casework.cases.actions, pages.seen.
News:    none.
Begin:   views.py.
"""
