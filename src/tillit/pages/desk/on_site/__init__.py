"""Where people are: count with a tap, see who takes part, begin a group. Made for a phone."""
