"""The second wall: PostgreSQL's row security, told in each transaction who asks (ADR 13).

Begin: tables.py says which tables stand behind it and by which key; policies.py writes it;
declaring.py tells the database who asks. SQLite has no such thing: there it does nothing.
"""
