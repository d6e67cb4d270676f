"""The web server's door stays shut without secrets of its own.

Red when: wsgi.py forgets refuse_unsafe. The demo is the control: it opens.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _opened(folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("TILLIT_")}
    surroundings = (
        clean
        | settings
        | {
            "PYTHONPATH": str(ROOT / "src"),
            "TILLIT_DATABASE": f"sqlite:///{folder}/empty.sqlite3",
        }
    )
    return subprocess.run(
        [sys.executable, "-c", "import tillit.config.wsgi"],
        cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_the_door_is_shut_without_secrets(tmp_path):
    shut = _opened(tmp_path)
    assert shut.returncode != 0
    assert "TILLIT_FIELD_KEYS is not set" in shut.stderr


@pytest.mark.slow
def test_the_demo_opens(tmp_path):
    assert _opened(tmp_path, TILLIT_DEMO="1").returncode == 0
