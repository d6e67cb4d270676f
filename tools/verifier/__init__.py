"""The verifier of the log: one file that an inspector runs on a machine of their own."""
