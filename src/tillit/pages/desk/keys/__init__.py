"""Passkeys of staff, where no identity provider is configured: list, add, remove, sign in."""
