"""Letters of decisions: what each party may see, in plain Swedish, as accessible PDF.

`wording` says it, `masking` takes out what leads to somebody else, `making` gives the bytes.
"""
