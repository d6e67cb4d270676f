"""Disposal (gallring): which files are ripe, why the others are kept, and what was removed.

Owns:    files in line for disposal, exports that were made, lists of what was removed.
Law:     SoL 16 (how long), by tillit.law.retention; 90 days of quarantine are our own estimate.
Calls:   casework, contact.documents, registers.people, trust.holdings, trust.audit.
News:    DisposalProposed, DisposalApproved, DisposalLeft, FileDisposed, PersonExported.
Begin:   picking.py, then actions/.
"""
