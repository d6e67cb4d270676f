"""Every way out of the program: which module may open a line, to whom, and why. The whole list.

A test reads the source for any other. What is not here is to be stopped by the host's own wall.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings


@dataclass(frozen=True)
class Port:
    """One way out. `setting` names it; nothing is called while that is empty."""

    name: str
    module: str
    setting: str
    why: str
    targets: Callable[[], Iterator[str]]


def _providers() -> Iterator[str]:
    for each in settings.OIDC.values():
        if each["issuer"]:
            parts = urlsplit(each["issuer"])
            yield f"{parts.hostname}:{parts.port or (80 if parts.scheme == 'http' else 443)}"
            yield from (f"{host}:443" for host in each["hosts"].replace(",", " ").split())


def _scanner() -> Iterator[str]:
    if settings.CLAMD:
        yield settings.CLAMD


def _registers() -> Iterator[str]:
    for each in settings.REGISTERS.values():
        if each["address"]:
            parts = urlsplit(each["address"])
            yield f"{parts.hostname}:{parts.port or 443}"


def _database() -> Iterator[str]:
    where = settings.DATABASES["default"]
    if where.get("HOST"):
        yield f"{where['HOST']}:{where.get('PORT') or 5432}"


PORTS = (
    Port(
        "identity providers",
        "tillit.integrations.oidc",
        "TILLIT_OIDC_STAFF_ISSUER, TILLIT_OIDC_RESIDENT_ISSUER and their _HOSTS",
        "sign-in; https only, no redirects, 5 s",
        _providers,
    ),
    Port(
        "virus scanner",
        "tillit.integrations.clamd",
        "TILLIT_CLAMD",
        "attachments; this machine only, 30 s, refused without an answer",
        _scanner,
    ),
    Port(
        "the agencies' registers",
        "tillit.integrations.ssbtek",
        "TILLIT_SSBTEK_ADDRESS and TILLIT_AGI_ADDRESS, each with _CERTIFICATE, _KEY and _AUTHORITY",
        "what is asked for a case of financial assistance; https with certificates of both ends, "
        "no redirects, no proxy, 30 s in all, at most 5 MiB, asked again only when the line was "
        "never opened",
        _registers,
    ),
    Port(
        "database",
        "django.db",
        "TILLIT_DATABASE",
        "PostgreSQL; SQLite is a file",
        _database,
    ),
)


def targets() -> list[str]:
    """Where this installation calls, as host:port, for the host's wall."""
    return sorted({target for port in PORTS for target in port.targets()})
