"""As a municipality starts it: Django's own deployment checks have nothing to say."""

import base64
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def checked(folder, **settings):
    """`manage.py check --deploy` with the settings of docs/how-to/set-up.md."""
    ours = ("TILLIT_", "DJANGO_")
    clean = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    until = datetime.now(UTC).date() + timedelta(days=200)
    given = {
        "PYTHONPATH": str(ROOT / "src"),
        "TILLIT_DATABASE": f"sqlite:///{folder}/empty.sqlite3",
        "TILLIT_SECRET_KEY": base64.b64encode(os.urandom(48)).decode(),
        "TILLIT_FIELD_KEYS": "2026:" + base64.b64encode(os.urandom(32)).decode(),
        "TILLIT_LOG_KEY": base64.b64encode(os.urandom(32)).decode(),
        "TILLIT_LOG_ORIGIN": "tillit.example.se",
        "TILLIT_MUNICIPALITY_CODE": "0000",
        "TILLIT_HTTPS_ONLY": "1",
        "TILLIT_SECURITY_CONTACT": "mailto:it@example.se",
        "TILLIT_SECURITY_UNTIL": until.isoformat(),
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(
        command, cwd=ROOT, env=clean | given | settings, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_nothing_to_say(tmp_path):
    """Red when: a cookie is not Secure, HSTS is short, or a secret is weak. Only the browsers'
    preload list is left out, which is the choice of whoever owns the domain."""
    done = checked(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "no issues (1 silenced)" in done.stdout


@pytest.mark.slow
def test_what_is_missing_is_told(tmp_path):
    """The control. Red when: the fail level is raised above warnings."""
    done = checked(tmp_path, TILLIT_HTTPS_ONLY="", TILLIT_SECURITY_UNTIL="2020-01-01")
    assert done.returncode == 1
    assert "security.W008" in done.stderr
    assert "tillit.W004" in done.stderr
