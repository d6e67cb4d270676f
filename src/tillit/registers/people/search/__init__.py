"""The search over names: an index kept with the persons, and a vocabulary for misspelt words."""
