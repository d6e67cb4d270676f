"""Catalogue: the kinds of services that the municipality gives, and which units give them.

Owns:    service kinds, their legal basis, the provider units, the questions that measure them.
Law:     SoL 11:1, 11:5, 13:7, 22; tillit.law.bases.
Calls:   trust.
News:    ServiceKindPublished, ServiceKindWithdrawn.
Begin:   types.py, then actions.py.
"""
