"""Sealing: values that are encrypted at rest, with the id of the key beside them.

Owns:    the cipher's keys (from the environment) and the sealed database field.
Law:     none.
Calls:   the kernel.
News:    none.
Begin:   types.py.
"""
