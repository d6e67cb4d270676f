"""What help there is: search as people speak, and the page of each offer."""
