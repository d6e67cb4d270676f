"""Law: what the statutes say, on which day, and how sure we are.

Owns:    dated rules in tables/*.toml: clocks, consent, delegation, retention, secrecy, assistance.
Law:     SoL (2025:400), LVU, FL, KL, OSL, FB and more; see docs/reference/law.md.
Calls:   nothing. Plain Python, no clock, no database.
News:    none.
Begin:   dated.py, then deadlines.py.
"""
