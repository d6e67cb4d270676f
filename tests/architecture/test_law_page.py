"""The pages of the law say what the tables and the worked examples say.

Red when: a table or an example changes and the page does not. Mend it with `./tillit docs`.
"""

from pathlib import Path

import pytest

from tools import assistance_reference, law_reference, statistics_reference

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("law.md", law_reference),
        ("assistance.md", assistance_reference),
        ("assistance-statistics.md", statistics_reference),
    ],
)
def test_the_page_is_current(name, made):
    assert (REFERENCE / name).read_text(encoding="utf-8") == made.page()
