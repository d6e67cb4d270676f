"""Activity at the desk: who has agreed on what, how the weeks go, and what asks for somebody."""
