"""The demo's identity provider as a process, with a cast that the test chooses."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tillit.integrations.oidc import line

ROOT = Path(__file__).parents[2]


def surroundings(demo: bool) -> dict[str, str]:
    """The environment of a process, with or without the demo."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TILLIT_", "DJANGO_"))}
    doors = {
        f"TILLIT_OIDC_{who}_{name}": f"{who.lower()}-{name.lower()}"
        for who in ("STAFF", "RESIDENT")
        for name in ("CLIENT_ID", "CLIENT_SECRET")
    }
    given = {"PYTHONPATH": str(ROOT / "src"), "TILLIT_TESTING": "1", **doors}
    return {**kept, **given, **({"TILLIT_DEMO": "1"} if demo else {})}


def command(*words: str) -> list[str]:
    return [sys.executable, str(ROOT / "manage.py"), *words]


@contextlib.contextmanager
def provider(folder: Path, cast: dict[str, list[dict[str, str]]]) -> Iterator[str]:
    """Run it; gives the issuer's address."""
    file = folder / "cast.json"
    file.write_text(json.dumps(cast))
    process = subprocess.Popen(
        command("demo_idp", "--port", "0", "--cast", str(file)),
        env=surroundings(demo=True),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.communicate(timeout=10)


@contextlib.contextmanager
def doors_at(issuer: str, settings) -> Iterator[None]:
    """Both doors of the program at this provider."""
    line.forget()
    settings.DEMO = True
    settings.OIDC = {who: _door(who, issuer) for who in ("staff", "resident")}
    yield
    line.forget()


def _door(who: str, issuer: str) -> dict[str, str]:
    return {
        "issuer": issuer,
        "client_id": f"{who}-client_id",
        "client_secret": f"{who}-client_secret",
        "client_key": "",
        "scope": "",
        "levels": "",
        "hosts": "",
    }
