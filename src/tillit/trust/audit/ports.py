"""What a witness is run with, on a machine of its own."""

from .notes import LOG, WITNESS, PublicKey, Signed, SigningKey
from .witness import Request, Witness

__all__ = ["LOG", "WITNESS", "PublicKey", "Request", "Signed", "SigningKey", "Witness"]
