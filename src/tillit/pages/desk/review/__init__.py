"""The review of the log: what waits, one row, a week on paper, what is looked at, one's own."""
