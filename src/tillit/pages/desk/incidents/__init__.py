"""Händelser: an account may have been stolen; whom it touched, and what is to be sent."""
