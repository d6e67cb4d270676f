"""The small town of canaries in a process and a database of its own, for the proofs that look in.

    python -m tools.prove.routes --here …

is what runs there: a program calls `elsewhere` first, and does its work in `here`.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tools import environment, tables
from tools.base import ROOT, run

if TYPE_CHECKING:
    from tests.support.stage import Stage

SETTINGS = "tillit.config.settings"


def elsewhere(module: str, arguments: list[str]) -> int:
    """Run a module with tables of its own, thrown away at the end; its exit code."""
    environment.ensure("dev")
    with tempfile.TemporaryDirectory(prefix="tillit-prove-") as folder:
        database = Path(folder) / "tillit.sqlite3"
        env = environment.for_tests(
            TILLIT_DATABASE=f"sqlite:///{database}",
            TILLIT_DOCUMENTS=str(Path(folder) / "documents"),
            TILLIT_DEMO="1",
            TILLIT_FILLING="1",
            DJANGO_SETTINGS_MODULE=SETTINGS,
        )
        if kept := tables.kept():
            shutil.copy(kept, database)
        else:
            run([environment.PYTHON, ROOT / "manage.py", "migrate", "-v0", "--no-input"], env=env)
        program = [str(environment.PYTHON), "-m", module, "--here", *arguments]
        return subprocess.run(program, env=env, cwd=ROOT, check=False).returncode


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
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args(given)


def number(value: int) -> str:
    """As Swedish writes it."""
    return f"{value:,}".replace(",", " ")
