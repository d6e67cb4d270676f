"""Audit: what was done and what was read, in a log that nobody can change.

Owns:    leaves (salted hashes, never changed) and their payloads (ids and codes only).
Law:     SoLPuL 10 § (access logged and checkable); how long the log is kept: no rule found.
Calls:   the kernel.
News:    none; it carries everybody else's.
Begin:   actions.py, then models.py.
"""
