"""Payments: what is decided and not yet paid, the bank's files, and what the bank said.

Opened by who pays in the unit for financial assistance. Many at once where nothing asks for an eye;
one by one where two people are needed.
"""
