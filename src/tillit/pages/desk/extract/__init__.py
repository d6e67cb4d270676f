"""Everything about a person, reviewed line by line before it leaves."""
