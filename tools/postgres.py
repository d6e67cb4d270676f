"""A throw-away PostgreSQL for tests: own folder, unix socket only, never run as root.

Two roles, as in production: `tillit_owner` makes databases and tables, `tillit_app` runs the
program and owns nothing. The owner may become the application (`SET ROLE`), not the reverse.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tools.base import VAR, SetupError, debian_install, is_root

OWNER, APPLICATION, DATABASE = "tillit_owner", "tillit_app", "tillit"
DEBIAN = Path("/usr/lib/postgresql")
ADVICE = "PostgreSQL's server is not here. Run: apt-get install postgresql"
# Nothing here outlives the test run, so nothing needs to reach the disk.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
    "timezone": "UTC",
}
ROLES = f"""
CREATE ROLE {OWNER} LOGIN CREATEDB;
CREATE ROLE {APPLICATION} LOGIN;
GRANT {APPLICATION} TO {OWNER};
CREATE DATABASE {DATABASE} OWNER {OWNER};
"""


@dataclass(frozen=True)
class Server:
    """A running server, known by the folder of its socket."""

    folder: Path

    def url(self, role: str) -> str:
        """Address of the database for one of the roles."""
        return f"postgres://{role}@/{DATABASE}?host={self.folder}"

    def settings(self) -> dict[str, str]:
        """What the program reads to use this server."""
        return {
            "TILLIT_DATABASE": self.url(APPLICATION),
            "TILLIT_DATABASE_OWNER": self.url(OWNER),
        }


def find_programs() -> Path | None:
    """The folder that holds initdb and postgres (newest version first), if any."""
    found = [path.parent for path in DEBIAN.glob("*/bin/initdb")]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    elsewhere = shutil.which("initdb")
    return Path(elsewhere).resolve().parent if elsewhere else None


def programs() -> Path:
    """As `find_programs`, installing Debian's server where we may."""
    found = find_programs()
    if found is None and debian_install("postgresql"):
        found = find_programs()
    if found is None:
        raise SetupError(ADVICE)
    return found


def _account() -> dict[str, str | int | list[int]]:
    """Whose account runs the server: our own, or `postgres` where we are root."""
    if not is_root():
        return {}
    try:
        entry = pwd.getpwnam("postgres")
    except KeyError:
        raise SetupError("PostgreSQL does not run as root, and there is no user `postgres`.")
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _reachable(path: Path) -> bool:
    """Whether another account may walk to `path` (a home folder is often closed)."""
    return all(part.stat().st_mode & 0o001 for part in [path, *path.parents])


def folder_for(pid: int) -> Path:
    """Where the server of one test run lives; short enough for a socket's name."""
    base = VAR / "postgres"
    base.mkdir(parents=True, exist_ok=True)
    if len(str(base)) > 80 or (is_root() and not _reachable(base)):
        base = Path("/var/tmp") / f"tillit-{sha256(str(VAR).encode()).hexdigest()[:8]}"
        base.mkdir(mode=0o711, exist_ok=True)
    _sweep(base)
    return base / str(pid)


def _sweep(base: Path) -> None:
    """Remove what test runs that died left behind."""
    for left in base.iterdir():
        if left.name.isdigit() and not Path(f"/proc/{left.name}").exists():
            _stop(left)
            shutil.rmtree(left, ignore_errors=True)


def _stop(folder: Path) -> None:
    """Stop the server of a folder, if it runs (SIGINT is PostgreSQL's fast shutdown)."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        if str(folder).encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
            os.kill(pid, signal.SIGINT)
            for _ in range(100):
                if not Path(f"/proc/{pid}").exists():
                    return
                time.sleep(0.05)


@contextlib.contextmanager
def server() -> Iterator[Server]:
    """Make, start and at last stop and remove a server.

    Raises:
        SetupError: no server here and no right to install one.
    """
    tools, account = programs(), _account()
    folder = folder_for(os.getpid())
    folder.mkdir(mode=0o700)
    if account:
        os.chown(folder, int(str(account["user"])), int(str(account["group"])))
    try:
        options = "--auth=trust --encoding=UTF8 --locale=C.UTF-8 --username=postgres --no-sync"
        _call([tools / "initdb", "-D", folder / "data", *options.split()], account)
        _start(tools, folder, account)
        for statement in ROLES.strip().splitlines():
            _call([tools / "psql", "-X", "-h", folder, "-U", "postgres", "-qc", statement], account)
        yield Server(folder)
    finally:
        _stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _start(tools: Path, folder: Path, account: dict[str, str | int | list[int]]) -> None:
    options = [f"-c {name}='{value}'" for name, value in SETTINGS.items()]
    options.append(f"-k {folder}")
    places: list[str | Path] = ["-D", folder / "data", "-l", folder / "log"]
    wait = ["-w", "-t", "60", "-o", " ".join(options), "start"]
    _call([tools / "pg_ctl", *places, *wait], account)


def _call(command: list[str | Path], account: dict[str, str | int | list[int]]) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        cwd="/",
        env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # the server inherits it: a pipe would never close
        stderr=subprocess.PIPE if "start" not in command else subprocess.DEVNULL,
        text=True,
        check=False,
        **account,  # type: ignore[call-overload]
    )
    if done.returncode:
        raise SetupError(f"{Path(str(command[0])).name} failed:\n{done.stderr or ''}")
