"""Pages of who gets money in a case: written in by one, said yes to by another."""
