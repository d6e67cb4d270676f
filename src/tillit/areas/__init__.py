"""Areas: what one branch of the social services does alone. They do not lean on each other."""
