"""`./tillit bench`: a million cases, and what it costs to work among them."""
