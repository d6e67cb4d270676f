"""The agencies' simulator: a real SOAP service over mutual TLS, whose people are all invented.

For our tests, for the demo, and for any other municipality that wants a double to try against. Its
shape is our own schema's (integrations/ssbtek), so it proves nothing about the real service.
"""
