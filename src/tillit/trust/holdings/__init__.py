"""Holdings: what every table keeps about a person, and how it is let go.

Owns:    the list of tables and how they hang together. No tables of its own.
Law:     GDPR art. 15 (all about a person), SoL 16 (disposal).
Calls:   trust.audit for the classes of fields.
News:    none; whoever collects or lets go says so itself.
Begin:   types.py, then rows.py.
"""
