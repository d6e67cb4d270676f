"""Who may see what, for every colleague: the table that decides, as a page."""
