"""A passkey in software, which can be told to lie: for the answers that no browser would give."""

import hashlib
import json
import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

PRESENT, VERIFIED, HAS_KEY = 0x01, 0x04, 0x40


class Device:
    """Holds one key for one place."""

    def __init__(self, origin="http://localhost", host="localhost", flags=PRESENT | VERIFIED):
        self.origin, self.host, self.flags = origin, host, flags
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = os.urandom(32)

    def make(self, options):
        """Answer to a request for a new key."""
        public = ES256.from_cryptography_key(self.key.public_key())
        data = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        auth = AuthenticatorData.create(self._place(), self.flags | HAS_KEY, 0, bytes(data))
        attested = AttestationObject.create("none", auth, {})
        said = self._said("webauthn.create", options)
        return self._answer(clientDataJSON=said, attestationObject=bytes(attested))

    def use(self, options):
        """Answer to a request for a signature."""
        said = self._said("webauthn.get", options)
        auth = bytes(AuthenticatorData.create(self._place(), self.flags, 0))
        signed = auth + hashlib.sha256(said).digest()
        signature = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=said, authenticatorData=auth, signature=signature)

    def _place(self):
        return hashlib.sha256(self.host.encode()).digest()

    def _said(self, kind, options):
        challenge = options["publicKey"]["challenge"]
        return json.dumps(
            {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        ).encode()

    def _answer(self, **parts):
        name = websafe_encode(self.id)
        response = {key: websafe_encode(value) for key, value in parts.items()}
        return {"id": name, "rawId": name, "type": "public-key", "response": response}
