"""Casework, top first: services, decisions, intake, cases."""
