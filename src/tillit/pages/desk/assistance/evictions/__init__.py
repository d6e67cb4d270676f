"""Pages of eviction notices: written in, confirmed the same day, followed to their end."""
