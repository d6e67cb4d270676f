"""The pages of a corrected month and of what households pay back."""
