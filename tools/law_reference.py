"""Writes docs/reference/law.md: `python -m tools.law_reference > docs/reference/law.md`."""

import sys
from pathlib import Path

import yaml

from tillit.law.citation import Status
from tillit.law.rulebook_page import Example, as_markdown

EXAMPLES = Path(__file__).parent.parent / "tests" / "law" / "examples"


def examples() -> list[Example]:
    """The worked examples of tests/law/examples/*.yaml, file by file in alphabetical order."""
    found = []
    for path in sorted(EXAMPLES.glob("*.yaml")):
        sheet = yaml.safe_load(path.read_text(encoding="utf-8"))
        status = Status(sheet["status"])
        found += [
            Example(sheet["area"], row["story"], row["given"], row["then"], status)
            for row in sheet["examples"]
        ]
    return found


def page() -> str:
    """The page as it should be."""
    return as_markdown(examples())


if __name__ == "__main__":
    sys.stdout.write(page())
