"""The published schemas of ISO 20022, in an environment of their own that nothing runs in.

Two packages carry them unchanged; they are hash-locked like all others (requirements/schemas.lock)
and installed without their dependencies when a test first asks. Nothing is copied into the project.
"""

from __future__ import annotations

from pathlib import Path

from tools import environment
from tools.base import VAR, SetupError, digest, only_one, timed

ENV = VAR / "env-schemas"


def ensure() -> Path:
    """Install them where they are not; the folder that they lie somewhere below."""
    lock = environment.lock_path("schemas")
    if environment.read_stamp(ENV).get("digest") != digest([lock]):
        with only_one("schemas"), timed("installing the payment schemas"):
            environment.sync(ENV, lock, "schemas")
    return ENV


def find(message: str) -> Path:
    """The schema of a message ("pain.001.001.03"). Raises SetupError where there is none."""
    found = sorted(ensure().rglob(f"{message}.xsd"))
    if not found:
        raise SetupError(f"No package carries the schema of {message}")
    return found[0]
