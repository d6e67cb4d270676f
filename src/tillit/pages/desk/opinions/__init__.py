"""Tips and views as who leads reads them: answer, close, count, and report a child in danger."""
