"""The town of Solby: invented, seeded, and made only by calling the actions.

Begin with filling.py. Nothing here writes a table.
"""
