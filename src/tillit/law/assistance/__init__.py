"""Financial assistance: riksnorm, what is beside it, incomes, and the tree of lines. SoL 12.

Begin: calculation.py (`calculate`), then norm.py. Form of a case: docs/reference/assistance.md.
"""
