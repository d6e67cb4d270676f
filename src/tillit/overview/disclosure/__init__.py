"""Disclosure (utlämnande): what left a case, to whom, on what ground, and what was weighed.

Owns:    the register of releases and refusals.
Law:     OSL 10, 12 and 26, SoL 15:7, by tillit.law.disclosure; one who is refused may appeal.
Calls:   casework.cases, contact.documents, trust.access, trust.audit.
News:    ReleaseRecorded.
Begin:   actions.py.
"""
