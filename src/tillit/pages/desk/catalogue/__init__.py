"""The list of services that can be ordered, and taking one off it."""
