"""The team: who has what, how heavy it is, and what nobody has yet. For the unit's leader."""
