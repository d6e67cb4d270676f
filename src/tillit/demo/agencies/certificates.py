"""Certificates made at start, for one run: an authority, the service, whoever asks, a stranger."""

import ipaddress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

DAYS = 2
Key = ec.EllipticCurvePrivateKey


def make(folder: Path, *, at: datetime) -> None:
    """Write authority.pem, and service, municipality and stranger (.pem and .key)."""
    folder.mkdir(parents=True, exist_ok=True)
    key = _key()
    name = _name("Tillit simulator authority")
    authority = _signed(name, key, name, key, at, authority=True)
    _write(folder / "authority.pem", authority.public_bytes(serialization.Encoding.PEM))
    for who in ("service", "municipality"):
        _pair(folder, who, key, name, at)
    other, others = _key(), _name("Nobody we know")
    _pair(folder, "stranger", other, others, at)
    _write(
        folder / "other-authority.pem",
        _signed(others, other, others, other, at, authority=True).public_bytes(
            serialization.Encoding.PEM
        ),
    )


def _pair(folder: Path, who: str, signer: Key, issuer: x509.Name, at: datetime) -> None:
    key = _key()
    made = _signed(_name(f"tillit-{who}"), key, issuer, signer, at, authority=False)
    _write(folder / f"{who}.pem", made.public_bytes(serialization.Encoding.PEM))
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    _write(folder / f"{who}.key", secret)


def _signed(
    name: x509.Name,
    key: Key,
    issuer: x509.Name,
    signer: Key,
    at: datetime,
    *,
    authority: bool,
) -> x509.Certificate:
    at = at.astimezone(UTC)
    hosts = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    uses = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    draft = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(at - timedelta(hours=1))
        .not_valid_after(at + timedelta(days=DAYS))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
    )
    if not authority:
        draft = draft.add_extension(x509.SubjectAlternativeName(hosts), critical=False)
        draft = draft.add_extension(x509.ExtendedKeyUsage(uses), critical=False)
    return draft.sign(signer, hashes.SHA256())


def _key() -> Key:
    return ec.generate_private_key(ec.SECP256R1())


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _write(path: Path, content: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(content)
