"""A simulated town's readings, and thirty kinds of snoops among them.

The generator knows nothing of how readings are explained or ranked: a test holds that it imports
neither. It says what people do at work, what the program would have stored of it, and what somebody
curious does. Every share in it is our own guess (an estimate, marked so), not a measurement.
"""
