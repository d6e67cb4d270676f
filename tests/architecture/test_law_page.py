"""docs/reference/law.md says what the tables and the worked examples say.

Red when: a table or an example changes and the page does not. Mend it with
`python -m tools.law_reference > docs/reference/law.md`.
"""

from pathlib import Path

from tools.law_reference import page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "law.md"


def test_the_law_page_is_current():
    assert PAGE.read_text(encoding="utf-8") == page()
