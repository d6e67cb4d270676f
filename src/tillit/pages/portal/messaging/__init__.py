"""Write to those who have my case, and read what they write."""
