"""The small town of canaries in a process and a database of its own, for the proofs that look in.

    python -m tools.prove.routes --here …

is what runs there: a program calls `elsewhere` first, and does its work in `here`. With
`--only postgres` the tables are on a PostgreSQL of its own, and the page tells which it was.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import subprocess
import tempfile
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tools import environment, postgres, tables
from tools.base import ROOT, run
from tools.prove.figures import ON

if TYPE_CHECKING:
    from tests.support.stage import Stage

SETTINGS = "tillit.config.settings"


def elsewhere(module: str, arguments: list[str], *, as_owner: bool = False) -> int:
    """Run a module with tables of its own, thrown away at the end; its exit code. `as_owner`: what
    is proved is a command that is run as the owner of the tables (PostgreSQL)."""
    environment.ensure("dev")
    with tempfile.TemporaryDirectory(prefix="tillit-prove-") as name, ExitStack() as stack:
        folder = Path(name)
        if "postgres" in arguments:
            database = _on_postgres(stack.enter_context(postgres.server()))
        else:
            database = _on_sqlite(folder / "tillit.sqlite3")
        env = environment.for_tests(
            **database,
            TILLIT_AS_OWNER="1" if as_owner else "",
            TILLIT_DOCUMENTS=str(folder / "documents"),
            TILLIT_DEMO="1",
            TILLIT_FILLING="1",
            TILLIT_PERSON_BUDGET="1000000/2000000",  # one colleague opens a whole town
            DJANGO_SETTINGS_MODULE=SETTINGS,
        )
        program = [str(environment.PYTHON), "-m", module, "--here", *arguments]
        return subprocess.run(program, env=env, cwd=ROOT, check=False).returncode


def _on_sqlite(file: Path) -> dict[str, str]:
    settings = {"TILLIT_DATABASE": f"sqlite:///{file}", ON: "sqlite"}
    if kept := tables.kept():
        shutil.copy(kept, file)
    else:
        _manage("migrate", "-v0", "--no-input", **settings)
    return settings


def _on_postgres(server: postgres.Server) -> dict[str, str]:
    """The tables are their owner's; the program runs as the application, as in production."""
    settings = server.settings() | {ON: "postgres"}
    _manage("migrate", "-v0", "--no-input", TILLIT_AS_OWNER="1", **settings)
    _manage("grant_roles", TILLIT_AS_OWNER="1", **settings)
    return settings


def _manage(*command: str, **settings: str) -> None:
    env = environment.for_tests(**settings, DJANGO_SETTINGS_MODULE=SETTINGS)
    run([environment.PYTHON, ROOT / "manage.py", *command], env=env)


def here(*, people: int = 60) -> Stage:
    """Start the program and fill the town."""
    import django

    django.setup()
    from django.test.utils import setup_test_environment

    from tests.support.stage import set_stage

    setup_test_environment()
    logging.disable(logging.WARNING)  # each refused request would be a line
    return set_stage(datetime.now(UTC), people=people)


def arguments_of(program: str, given: list[str]) -> argparse.Namespace:
    """What every one of these programs takes."""
    parser = argparse.ArgumentParser(prog=f"./tillit prove {program}")
    parser.add_argument("--long", action="store_true", help="everybody, and more of each kind")
    parser.add_argument("--only", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(given)


def number(value: int) -> str:
    """As Swedish writes it."""
    return f"{value:,}".replace(",", " ")
