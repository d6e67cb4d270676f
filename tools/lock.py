"""`./tillit lock`: resolve every dependency anew and write all locks, without any address."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from tools import assets, environment
from tools.base import REQUIREMENTS, ROOT, VAR, run, timed

PURPOSES = ("bootstrap", "assets", "prod", "demo", "dev", "schemas")
ALONE = ("schemas",)  # only files are read from these: locked without what they depend on
ADDRESS = re.compile(
    r"[a-z][a-z0-9+.-]*://|\bgit@|\bfile:|^\s*--?(?:i|index-url|find-links)\b", re.I | re.M
)


def main(arguments: list[str]) -> int:
    """Write the locks named, or all of them (`npm` is package-lock.json)."""
    wanted = arguments or [*PURPOSES, "npm"]
    uv = environment.ensure_uv()
    settings = environment.uv_settings()
    for name in PURPOSES:
        if name in wanted:
            with timed(f"requirements/{name}.lock"):
                run(_compile(uv, name), env=settings)
    if "npm" in wanted:
        with timed("package-lock.json"):
            _lock_npm()
    return 0


def _compile(uv: Path, name: str) -> list[str | Path]:
    options = "--universal --python-version 3.11 --generate-hashes --no-header --no-annotate"
    source = REQUIREMENTS / f"{name}.in"
    target = REQUIREMENTS / f"{name}.lock"
    quiet = ["--quiet", "--no-emit-index-url", "--no-emit-find-links"]
    alone = ["--no-deps"] if name in ALONE else []
    return [uv, "pip", "compile", *options.split(), *quiet, *alone, source, "-o", target]


def _lock_npm() -> None:
    folder = VAR / "lock"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for path in assets.MANIFEST:
        if path.exists():
            shutil.copyfile(path, folder / path.name)
    run([*assets.npm(), "install", "--package-lock-only", "--ignore-scripts"], cwd=folder)
    lock = json.loads((folder / "package-lock.json").read_text())
    text = json.dumps(clean(lock), indent=2, ensure_ascii=False) + "\n"
    (ROOT / "package-lock.json").write_text(text)
    shutil.rmtree(folder)


def clean(lock: dict[str, Any]) -> dict[str, Any]:
    """A package lock without addresses: neither where files came from nor whom to pay."""
    for package in lock.get("packages", {}).values():
        package.pop("resolved", None)
        package.pop("funding", None)
    return lock


def addresses(text: str) -> list[str]:
    """Every address or index option found in a lock or manifest."""
    return [found[0].strip() for found in ADDRESS.finditer(text)]


def guarded_files() -> list[Path]:
    """The files that must not say where anything is fetched from."""
    named = ["package.json", "package-lock.json", "pyproject.toml", ".npmrc"]
    return [ROOT / name for name in named] + sorted(REQUIREMENTS.iterdir())


def main_check() -> list[str]:
    """Faults in locks and manifests, as `file: what`."""
    return [
        f"{path.name}: {found}" for path in guarded_files() for found in addresses(path.read_text())
    ]
