"""Everything about me: a resident asks for it, waits for it, takes it back, gets it."""
