"""Audit: what was done and what was read, in a log that nobody can change.

Owns:    leaves (salted hashes, never changed), their payloads (ids and codes only), the tree over
         them, what was signed and by which witnesses.
Law:     SoLPuL 10 § (access logged and checkable); how long the log is kept: no rule found.
Calls:   the kernel.
News:    LogKeyTaken, TraceErased; it carries everybody else's.
Begin:   actions/log.py, then actions/sequence.py.
"""
