"""The environment, read once, through typed questions."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[3]


def text(name: str, default: str = "") -> str:
    """The value as text; an empty value counts as absent."""
    return os.environ.get(name) or default


def flag(name: str) -> bool:
    """True for 1, true or yes."""
    return text(name).lower() in {"1", "true", "yes"}


def words(name: str, default: str = "") -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def var() -> Path:
    """Where the machine keeps what it makes for itself."""
    return Path(text("TILLIT_VAR", str(ROOT / "var")))


def documents() -> Path:
    """Where the sealed files of documents lie."""
    return Path(text("TILLIT_DOCUMENTS", str(var() / "data" / "documents")))


def proved() -> Path:
    """Where the figures of `./tillit prove` lie."""
    return Path(text("TILLIT_PROVED", str(var() / "reports" / "prove")))


def database() -> dict[str, Any]:  # Any: Django's own shape of a database
    """The database of the application, or of its owner when TILLIT_AS_OWNER is set."""
    url = text("TILLIT_DATABASE", f"sqlite:///{var() / 'data' / 'tillit.sqlite3'}")
    if flag("TILLIT_AS_OWNER"):
        url = text("TILLIT_DATABASE_OWNER", url)
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(unquote(parts.path[1:]) if parts.path.startswith("//") else parts.path)
    if parts.scheme in {"postgres", "postgresql"}:
        query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
        return _postgres(
            name=unquote(parts.path.lstrip("/")) or "tillit",
            user=unquote(parts.username or query.pop("user", "")),
            password=unquote(parts.password or ""),
            host=parts.hostname or query.pop("host", ""),
            port=str(parts.port or query.pop("port", "")),
        )
    raise ValueError("TILLIT_DATABASE börjar med postgres:// eller sqlite:///")


def workers(database: dict[str, Any]) -> int:
    """How many workers share a month run: one a core, and one alone on SQLite, with its one writer.
    TILLIT_MONTH_RUN_WORKERS says another number."""
    several = database["ENGINE"].endswith("postgresql")
    return int(text("TILLIT_MONTH_RUN_WORKERS") or (os.cpu_count() or 1 if several else 1))


def provider(prefix: str) -> dict[str, str]:
    """One identity provider. Only issuer and client id must be given.

    `levels`: more words for assurance levels ("word=3,other=2"). `hosts`: other https hosts where
    the provider keeps its keys or its token endpoint. `client_key`: the path of a private key, for
    a provider that takes private_key_jwt and no shared secret.
    """
    names = ("issuer", "client_id", "client_secret", "client_key", "scope", "levels", "hosts")
    return {name: text(f"{prefix}_{name.upper()}") for name in names}


def line(prefix: str) -> dict[str, str]:
    """A service of the agencies: its https address, and paths of three PEM files."""
    names = ("address", "certificate", "key", "authority")
    return {name: text(f"{prefix}_{name.upper()}") for name in names}


def _sqlite(path: str) -> dict[str, Any]:
    """SQLite that never answers before the disk has it (synchronous=FULL)."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    # Weaker only while an invented town is filled: nothing there can be lost.
    durability = "OFF" if flag("TILLIT_FILLING") else "FULL"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                f"PRAGMA journal_mode=WAL;PRAGMA synchronous={durability};"
                "PRAGMA foreign_keys=ON;PRAGMA cache_size=-64000;"
                "PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def _postgres(**where: str) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{key.upper(): value for key, value in where.items()},
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
