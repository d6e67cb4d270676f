"""Book a time: choose it, say as little as can be, move or cancel by one's own code."""
