"""The law is tested without a database. The first holiday table takes half a second to load."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
