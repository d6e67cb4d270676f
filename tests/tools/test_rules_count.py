"""A case of financial assistance counted from a file, for whoever writes no code."""

import json
import re

import pytest

from tools import count_case, rules
from tools.assistance_examples import EXAMPLES
from tools.base import ROOT, SetupError

CASE = {"month": "2025-09", "household": {"adults": 1, "children": [8]}}


def printed(plain, **how) -> tuple[str, bool]:
    return count_case.counted(json.dumps(plain), **{"as_json": False, **how})


def test_a_case_is_told_line_by_line_with_its_rule():
    """Red when the lines or the sum are left out."""
    text, well = printed(CASE)
    assert well
    assert "Personliga kostnader, barn 1 (7–10 år): 3 790 kr" in text
    assert "Att betala ut: 9100 kr" in text


def test_as_json_it_is_what_is_stored():
    """Red when `--json` is not looked at."""
    text, _ = printed([CASE, CASE], as_json=True)
    assert [each["result"]["to_pay"] for each in json.loads(text)] == ["9100", "9100"]


@pytest.mark.parametrize(
    "case", [{**CASE, "month": "2013-01"}, {"household": {}}, None, 3, [[]], {**CASE, "mont": 1}]
)
def test_what_cannot_be_counted_is_a_sentence_and_the_others_are_counted(case):
    """Red when a fault ends the reading of the file, or is no fault to the shell."""
    text, well = printed([case, CASE])
    assert not well
    assert "- Fel: " in text
    assert "9100 kr" in text


def test_what_is_expected_is_compared():
    """Red when `then` is not compared, or a line that is not there passes."""
    for then in ({"norm": 9101}, {"norm.couple": 1}, {"to_pay": None}):
        text, well = printed({"examples": [{"id": "EB", "case": CASE, "then": then}]})
        assert (well, "Inte som väntat" in text) == (False, True), then
    assert printed({"examples": [{"id": "EB", "case": CASE, "then": {"norm": 9100}}]})[1]


def test_our_own_sheet_is_as_expected(capsys):
    """Red when a sheet cannot be read as it stands."""
    assert count_case.main([str(EXAMPLES / "published.yaml")]) == 0
    assert "## EB-28" in capsys.readouterr().out


def test_a_file_that_is_not_there_or_is_neither_json_nor_yaml(tmp_path, capsys):
    """Red when Python's own words are shown."""
    (tmp_path / "a.json").write_text("{[")
    for name in ("a.json", "none.json"):
        assert count_case.main([str(tmp_path / name)]) == 1
        assert "går inte att läsa" in capsys.readouterr().err


def test_the_how_to_says_what_is_true():
    """Red when the example of the page cannot be counted, or its sums are others."""
    text = (ROOT / "docs" / "how-to" / "count-a-case.md").read_text()
    case = re.search(r"```json\n(.*?)```", text, re.DOTALL)[1]
    assert "Att betala ut: 6030 kr" in count_case.counted(case, as_json=False)[0]
    found = {}
    exec(re.search(r"```python\n(.*?)```", text, re.DOTALL)[1], found)
    assert found["september"].to_pay == 15880


def test_count_wants_one_file():
    """Red when `count` alone is run."""
    with pytest.raises(SetupError, match="rules count"):
        rules.main(["count"])
