"""What leaves a case: written down with its ground, for the worker and for the reviewer."""
