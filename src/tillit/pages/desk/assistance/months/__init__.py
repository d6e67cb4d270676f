"""The worker's pages of financial assistance: the list of a month, and one household's month."""
