"""What help there is, for who keeps it true: the list, an offer, a place."""
