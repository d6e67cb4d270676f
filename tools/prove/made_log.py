"""A log that nobody has lived: leaves in the form of an export, signed with a key of its own."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tools.verifier.verify_log import Tree, subtrees

NAME = "made.example/log"
BODY = (
    '{"actor":["staff","018f0000-0000-7000-8000-%012d"],"at":"2026-11-22T09:30:00.123456+00:00",'
    '"facts":{"ground":"assigned","shown":["018f0000-0000-7000-8000-000000000001",'
    '"018f0000-0000-7000-8000-000000000002"],"shows":["K1","K3"]},"kind":"read",'
    '"object":"018f0000-0000-7000-8000-%012d","person":"018f0000-0000-7000-8000-000000000009",'
    '"v":1,"verb":"open_case"}'
)


def make(path: Path, leaves: int) -> str:
    """Write the file; the public key that it is checked with."""
    lines = path.with_suffix(".lines")
    tree, some = Tree(), list[bytes]()
    with lines.open("w") as file:
        for index in range(leaves):
            salt, body = os.urandom(16), BODY % (index % 97, index)
            digest = hashlib.sha256(b"\x00" + salt + body.encode())
            some.append(digest.digest())
            begin = f'{{"index":{index},"salt":"{salt.hex()}","hash":"{digest.hexdigest()}"'
            file.write(f'{begin},"body":{body}}}\n')
    for height, hash_ in subtrees(0, some):
        tree.add(height, hash_)
    secret = Ed25519PrivateKey.generate()
    data = b"\x01" + secret.public_key().public_bytes_raw()
    id_ = hashlib.sha256(NAME.encode() + b"\n" + data).digest()[:4]
    text = f"{NAME}\n{leaves}\n{base64.b64encode(tree.root()).decode()}\n"
    signature = base64.b64encode(id_ + secret.sign(text.encode())).decode()
    head = {
        "origin": NAME, "size": leaves, "from": 0, "to": leaves, "left": [], "right": [],
        "checkpoints": [f"{text}\n— {NAME} {signature}\n"],
    }  # fmt: skip
    with path.open("wb") as whole, lines.open("rb") as rest:
        whole.write(json.dumps(head).encode() + b"\n")
        while block := rest.read(1 << 20):
            whole.write(block)
    lines.unlink()
    return f"{NAME}+{id_.hex()}+{base64.b64encode(data).decode()}"
