"""Integrations: adapters to what others run. The ports stand in the modules that need them."""
