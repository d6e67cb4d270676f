"""Disposal, for the archivist and whoever approves: what is ripe, what waits, what was removed."""
