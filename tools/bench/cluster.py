"""PostgreSQL for the bench: kept between runs, and as durable as in production."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from tools import postgres
from tools.base import VAR

HOME = VAR / "bench"
DURABLE = {
    "listen_addresses": "",
    "fsync": "on",
    "synchronous_commit": "on",
    "shared_buffers": "1GB",
    "effective_cache_size": "4GB",
    "maintenance_work_mem": "512MB",
    "max_wal_size": "8GB",
    "random_page_cost": "1.1",
    "max_connections": "60",
    "timezone": "UTC",
}


@contextlib.contextmanager
def server(folder: Path | None = None, **settings: str) -> Iterator[postgres.Server]:
    """Start the kept cluster (made the first time) and stop it at the end."""
    tools, account = postgres.programs(), postgres._account()
    folder = folder or HOME / "postgres"
    new = not (folder / "data" / "PG_VERSION").exists()
    folder.mkdir(parents=True, exist_ok=True)
    if account:
        os.chown(folder, int(str(account["user"])), int(str(account["group"])))
    if new:
        options = "--auth=trust --encoding=UTF8 --locale=C.UTF-8 --username=postgres --no-sync"
        postgres._call([tools / "initdb", "-D", folder / "data", *options.split()], account)
    start(tools, folder, account, {**DURABLE, **settings})
    try:
        if new:
            for statement in postgres.ROLES.strip().splitlines():
                where: list[str | Path] = [tools / "psql", "-X", "-h", folder]
                command = [*where, "-U", "postgres", "-qc", statement]
                postgres._call(command, account)
        yield postgres.Server(folder)
    finally:
        postgres._stop(folder)


def start(
    tools: Path, folder: Path, account: dict[str, str | int | list[int]], settings: dict[str, str]
) -> None:
    """Start the server of a folder and wait until it answers."""
    options = [f"-c {name}='{value}'" for name, value in settings.items()]
    places: list[str | Path] = ["-D", folder / "data", "-l", folder / "log"]
    wait = ["-w", "-t", "60", "-o", " ".join([*options, f"-k {folder}"]), "start"]
    postgres._call([tools / "pg_ctl", *places, *wait], account)
