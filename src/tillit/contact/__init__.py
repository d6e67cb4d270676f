"""Contact: what passes between us and the people we work for: documents, letters, messages."""
