"""Sign-in of staff: the door, the provider's answer, out, and lock."""
