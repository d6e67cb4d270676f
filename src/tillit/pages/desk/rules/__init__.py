"""The rule book: every rule the program goes by, with its source, its dates and how sure we are."""
