"""Sign-in of residents with e-ID: the door, the provider's answer, and out."""
