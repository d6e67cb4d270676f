"""Tillit: an open, self-hosted system for Swedish municipal social services."""
