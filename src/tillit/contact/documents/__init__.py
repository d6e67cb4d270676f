"""Documents: files, attachments and letters, sealed on disk and known in the database.

Owns:    documents (handlingar) and the store that holds their bytes; how a letter looks.
Law:     SoLPuL 10 § (access limited and logged); WCAG 2.2 AA / PDF/UA-1 for letters.
Calls:   trust.access, trust.audit, trust.sealing.
News:    DocumentStored, DocumentsMoved, DocumentErased.
Begin:   actions.py, then store.py and letters/.
"""
