"""Writes docs/reference/assistance-statistics.md: `python -m tools.statistics_reference`."""

import sys

from tillit.law.assistance.statistics_page import page

if __name__ == "__main__":
    sys.stdout.write(page())
