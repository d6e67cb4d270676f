"""The way in to `prove retention`: runs it in the program's own environment, which has the law."""

from __future__ import annotations

import subprocess

from tools import environment
from tools.base import ROOT


def main(arguments: list[str]) -> int:
    """Run retention.py there; its exit code."""
    command = [str(environment.ensure("dev")), "-m", "tools.prove.retention", *arguments]
    env = environment.for_tests(DJANGO_SETTINGS_MODULE="tillit.config.settings")
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
