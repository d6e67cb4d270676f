"""Directory: what help there is, where and when, as anybody may read it.

Owns:    offers, places, opening hours, the situations that people search by.
Law:     SoL 11:5 (what needs no assessment, and what always does), 14:5 (no identity), 21:2;
         tillit.law.open_access, tillit.law.consent.
Calls:   trust.
News:    OfferPublished, OfferConfirmed, OfferWithdrawn.
Begin:   types.py, then actions.py.
"""
