"""Loggen: how large it is, who has signed it, today's line, and the file for an inspector."""
