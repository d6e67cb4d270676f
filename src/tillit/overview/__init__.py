"""Overview: what looks at the whole: keeping going, and later counting."""
