"""Python environments, each made from a hash-locked list in requirements/.

`var/env-boot` holds uv alone. `var/env` is the one environment that runs Tillit; a stamp in it says
which lock it was made from. The locks contain each other (prod < demo < dev), so a fuller
environment serves a smaller wish and is never made smaller. `var/env-assets` is set-up's own.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path

from tools.base import (
    REQUIREMENTS,
    ROOT,
    VAR,
    SetupError,
    debian_install,
    digest,
    only_one,
    run,
    timed,
)

ORDER = ("prod", "demo", "dev")
BOOT = VAR / "env-boot"
ENV = VAR / "env"
PYTHON = ENV / "bin" / "python"
STAMP = ".tillit-lock"


def lock_path(name: str) -> Path:
    """The lock file of a purpose."""
    return REQUIREMENTS / f"{name}.lock"


def read_stamp(env: Path) -> dict[str, str]:
    """What an environment was made from; empty if unknown or broken."""
    try:
        stamp = json.loads((env / STAMP).read_text())
    except (OSError, ValueError):
        return {}
    usable = os.access(env / "bin" / "python", os.X_OK)
    return stamp if usable and isinstance(stamp, dict) else {}


def lock_to_use(wanted: str, present: str) -> str:
    """The fuller of what is wanted and what is there: an environment is never made smaller."""
    if present not in ORDER:
        return wanted
    return max(wanted, present, key=ORDER.index)


def ensure(wanted: str) -> Path:
    """Make or refresh `var/env` so that it holds at least `wanted`; returns its Python."""
    if not _is_current(ENV, wanted):
        with only_one("setup"):
            name = lock_to_use(wanted, read_stamp(ENV).get("lock", ""))
            if not _is_current(ENV, wanted):
                with timed(f"installing Python packages ({name})"):
                    sync(ENV, lock_path(name), name)
    return PYTHON


def _is_current(env: Path, wanted: str) -> bool:
    stamp = read_stamp(env)
    name = lock_to_use(wanted, stamp.get("lock", ""))
    return stamp.get("lock") == name and stamp.get("digest") == digest([lock_path(name)])


def sync(env: Path, lock: Path, name: str) -> None:
    """Make `env` hold exactly what `lock` lists, checked by hash, and stamp it."""
    uv = ensure_uv()
    settings = uv_settings()
    python = env / "bin" / "python"
    if not os.access(python, os.X_OK):
        base = getattr(sys, "_base_executable", "") or sys.executable
        run([uv, "venv", "--quiet", "--clear", "--python", base, env], env=settings)
    (env / STAMP).unlink(missing_ok=True)
    options = ["--quiet", "--require-hashes", "--python"]
    run([uv, "pip", "sync", *options, python, lock], env=settings, what=f"Installing {lock.name}")
    (env / STAMP).write_text(json.dumps({"lock": name, "digest": digest([lock])}))


def ensure_uv() -> Path:
    """uv, installed by pip from the bootstrap lock into an environment of its own."""
    uv, wanted = BOOT / "bin" / "uv", digest([lock_path("bootstrap")])
    if read_stamp(BOOT).get("digest") == wanted and uv.exists():
        return uv
    if not os.access(BOOT / "bin" / "python", os.X_OK):
        _make_venv(BOOT)
    options = ["--quiet", "--require-hashes", "-r"]
    pip = BOOT / "bin" / "pip"
    run([pip, "install", *options, lock_path("bootstrap")], what="Installing uv")
    (BOOT / STAMP).write_text(json.dumps({"lock": "bootstrap", "digest": wanted}))
    return uv


def _make_venv(target: Path) -> None:
    if importlib.util.find_spec("ensurepip") is None and not debian_install("python3-venv"):
        raise SetupError("Python cannot make environments here. Run: apt-get install python3-venv")
    run([sys.executable, "-m", "venv", "--clear", target])


def uv_settings() -> dict[str, str]:
    """The process environment, with pip's own settings of this machine carried over to uv.

    uv does not read pip's configuration, so a machine that points pip at a mirror or at its own
    certificates would otherwise be met by an installer that ignores both.
    """
    listing = run([BOOT / "bin" / "python", "-m", "pip", "config", "list"], what="pip")
    return {**_from_pip(listing), **os.environ}


def _from_pip(listing: str) -> dict[str, str]:
    """Settings for uv out of `pip config list` (lines such as `global.cert='…'`)."""
    names = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "timeout": "UV_HTTP_TIMEOUT"}
    found: dict[str, str] = {}
    for line in listing.splitlines():
        key, _, value = line.partition("=")
        name = names.get(key.rpartition(".")[2])
        if name and value:
            found[name] = value.strip().strip("'\"")
    return found


def for_django(**settings: str) -> dict[str, str]:
    """The process environment in which manage.py and pytest find our packages.

    Compiled modules are kept in var, also for who asks Python to write none beside the source:
    without them every start compiles all of Django anew.
    """
    paths = [str(ROOT / "src"), str(ROOT), os.environ.get("PYTHONPATH", "")]
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(VAR / "compiled")}
    extra = {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "TILLIT_VAR": str(VAR)}
    return {**os.environ, **compiled, **extra, **settings}


def for_tests(**settings: str) -> dict[str, str]:
    """As `for_django`, where no secret is real and the default database is nobody's."""
    empty = dict.fromkeys(("TILLIT_DATABASE", "TILLIT_DATABASE_OWNER", "TILLIT_AS_OWNER"), "")
    return for_django(**{**empty, "TILLIT_TESTING": "1", **settings})
