"""A town filled by a process of its own with the demo switched on, as `./tillit demo` does."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.databases import for_a_process

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def town_filled(django_db_setup, django_db_blocker, tmp_path_factory):
    """`town_filled(size)`: the facts of such a town (town_facts.py), and the folder it lies in."""

    def fill(size: str) -> dict[str, object]:
        folder = tmp_path_factory.mktemp(size)
        with django_db_blocker.unblock(), for_a_process(folder) as address:
            return _filled(folder, size, address) | {"folder": folder}

    return fill


def _filled(folder: Path, size: str, address: str) -> dict[str, object]:
    surroundings = {
        **os.environ,
        "TILLIT_DEMO": "1",
        "TILLIT_FILLING": "1",
        "TILLIT_DATABASE": address,
        "TILLIT_DATABASE_OWNER": "",
        "TILLIT_AS_OWNER": "",  # as the application
        "TILLIT_DOCUMENTS": str(folder / "documents"),
        "DJANGO_SETTINGS_MODULE": "tillit.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.demo.town_facts", size],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    facts: dict[str, object] = json.loads(done.stdout)
    return facts
