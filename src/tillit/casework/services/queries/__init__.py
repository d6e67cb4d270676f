"""Reads of services; the actor comes first."""
