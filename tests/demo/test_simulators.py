"""The simulators of the agencies and of the bank are for where everything is invented."""

import os
import subprocess
import sys

import pytest

from tests.support.agencies import ROOT
from tillit.demo.bank.__main__ import look


@pytest.mark.parametrize("which", ["agencies", "bank"])
def test_a_simulator_starts_only_in_the_demo(which, tmp_path):
    """Red when: `__main__` does not look at TILLIT_DEMO."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TILLIT_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", f"tillit.demo.{which}", "--folder", str(tmp_path / "x")],
        env={**kept, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.returncode == 1
    assert "TILLIT_DEMO" in done.stderr
    assert not (tmp_path / "x").exists()


def test_the_bank_puts_aside_what_is_no_file_of_payments(tmp_path):
    """Red when: one broken file stops the bank for all that come after it."""
    (tmp_path / "in").mkdir()
    for name in ("a", "b"):
        (tmp_path / "in" / f"{name}.xml").write_text("<oops")
    assert look(tmp_path, [], []) == 2
    assert look(tmp_path, [], []) == 0
    assert sorted(each.name for each in (tmp_path / "in").iterdir()) == ["a.unread", "b.unread"]
