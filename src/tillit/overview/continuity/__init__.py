"""Continuity: a backup that is one verified set, and its way back.

Owns:    the form of the backup file. No tables.
Law:     none of its own (GDPR art. 32 asks that access can be restored in time).
Calls:   contact.documents, trust.audit.
News:    BackedUp, Restored.
Begin:   actions.py, then snapshot.py and sealed_file.py.
"""
