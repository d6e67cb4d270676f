"""`./tillit prove NAME`: programs that try to break what the others only promise."""
