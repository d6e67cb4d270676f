"""E-services: a form drawn from its text, read through before it is sent, and what one has sent."""
