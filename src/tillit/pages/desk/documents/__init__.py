"""Documents at the desk: opened one at a time, always as a download."""
