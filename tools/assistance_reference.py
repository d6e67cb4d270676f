"""Writes docs/reference/assistance.md: `python -m tools.assistance_reference`."""

import sys

from tillit.law.assistance.page import Told, Worked, as_markdown
from tools.assistance_examples import examples, sheet


def page() -> str:
    """The page as it should be."""
    worked = [Worked(each.id, each.kind, each.story, each.case) for each in examples()]
    told = [
        Told(row["id"], row["class"], row["story"], _ledger(row["then"]))
        for row in sheet()["ledgers"]
    ]
    told += [
        Told(row["id"], row["class"], row["story"], f"{row['difference']} kr")
        for row in sheet()["scenarios"]
    ]
    return as_markdown(worked, told)


def _ledger(then: dict[str, bool]) -> str:
    return "; ".join(f"{month}: {'gäller' if on else 'gäller inte'}" for month, on in then.items())


if __name__ == "__main__":
    sys.stdout.write(page())
