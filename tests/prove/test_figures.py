"""Figures are kept whole, and a control that did not fail is told by the exit code."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tools.prove.figures import Figure, keep

GOOD = Figure("Förlorade", "0 av 4 086", "0", True, "svarar före den skriver: 153", True)


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ([GOOD], 0),
        ([GOOD, replace(GOOD, held=False)], 1),
        ([GOOD, replace(GOOD, control_failed=False)], 1),
    ],
)
def test_the_exit_code_tells_what_does_not_hold(
    figures: list[Figure], code: int, tmp_path: Path
) -> None:
    """Red when `proves` looks at the promise alone, or at the control alone."""
    assert keep("kill", figures, size="60 gånger", folder=tmp_path) == code


def test_the_latest_figures_are_kept(tmp_path: Path) -> None:
    """Red when a second run adds to the first instead of taking its place."""
    keep("kill", [replace(GOOD, held=False)], size="5 gånger", folder=tmp_path)
    keep("kill", [GOOD], size="60 gånger", folder=tmp_path)
    told = json.loads((tmp_path / "kill.json").read_text(encoding="utf-8"))
    assert (told["program"], told["size"]) == ("kill", "60 gånger")
    assert [each["value"] for each in told["figures"]] == ["0 av 4 086"]
    assert [each.name for each in tmp_path.iterdir()] == ["kill.json"]
