"""Sealed addresses: what a named reader asks for, approves, and sees once."""
