"""Units, colleagues and their roles: who works where, and who may come in."""
