"""What somebody is working on, so that `test --quick` can leave the other pages to the whole run.

Tests of pages are half of the seconds. In the working loop those of the pages that nobody has
touched say nothing new; they are counted, never hidden.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import PurePosixPath

from tools.base import ROOT

PAGES = ("src", "tillit", "pages")
# Whoever touches these touches every page.
FRAME = ("src/tillit/ui/", "src/tillit/pages/http/", "tests/support/")


def pages(files: Iterable[str]) -> set[str] | None:
    """The folders of pages (`desk/intake`) that these files are in; None: all of them."""
    found = set()
    for name in files:
        if name.startswith(FRAME):
            return None
        parts = PurePosixPath(name).parts
        if parts[:3] == PAGES and len(parts) > 4:
            found.add("/".join(parts[3:5]))
    return found


def files() -> list[str]:
    """What differs from main, or from the last commit; nothing where there is no git."""
    changed = _git("status", "--porcelain", "--untracked-files=all", "--no-renames")
    base = _git("merge-base", "HEAD", "main")
    committed = _git("diff", "--name-only", base[0]) if base else []
    return [*(line[3:] for line in changed), *committed]


def _git(*words: str) -> list[str]:
    try:
        done = subprocess.run(
            ["git", *words], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except OSError:
        return []
    return done.stdout.splitlines() if done.returncode == 0 else []
