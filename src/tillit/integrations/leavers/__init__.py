"""Leavers: the file in which the register of employees says who has left.

Owns:    how the file is read; keeps nothing of it.
Law:     none.
Calls:   trust.identity (the port Employees).
News:    none.
Begin:   file.py.
"""
