"""The neutral export of one person: JSON Lines, a PDF and the files, readable without us.

folder.py writes it; reading.py compares it, with nothing but the standard library.
"""
