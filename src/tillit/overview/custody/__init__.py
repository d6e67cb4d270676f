"""Custody: which keys seal what, the move to a new key, the shares in the safe, and the drill.

Owns:    no tables.
Law:     GDPR art. 32 (protection, and that access can be restored in time).
Calls:   contact.documents, casework.intake, trust.audit, trust.sealing.
News:    ValuesResealed, KeysDrilled.
Begin:   actions.py, then places.py and shares.py.
"""
