"""Decisions at the desk: hear the parties, propose, decide, send, appeals; meetings; the list."""
