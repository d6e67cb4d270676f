"""The simulators of the agencies and of the bank are for where everything is invented."""

import os
import subprocess
import sys

import pytest

from tests.support.agencies import ROOT


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
