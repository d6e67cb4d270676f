"""Who reported is a class of its own (K4): not every way in to a report gives it."""

import pytest

from tillit.casework.intake.actions import open_report, reveal_reporter
from tillit.casework.intake.types import ReporterIn, ReporterKind
from tillit.kernel.refusal import Refusal
from tillit.trust.access.actions import break_glass, change_guard
from tillit.trust.access.types import GlassReason
from tillit.trust.audit.models import Payload
from tillit.trust.audit.types import Shows

from .conftest import AT

NEIGHBOUR = {
    "kind": ReporterKind.PRIVATE,
    "reporter": ReporterIn("Granne X", "070-1740605"),
    "wants_feedback": False,
}
SCHOOL: dict[str, object] = {}  # who reports at work


def read() -> str:
    """The latest leaf of an opened report."""
    row = Payload.objects.filter(verb="open_report").order_by("pk").last()
    assert row is not None
    return row.body


@pytest.mark.parametrize("reporter", [NEIGHBOUR, SCHOOL])
def test_an_emergency_tells_nothing_of_the_reporter(lines, town, reporter) -> None:
    """Red when: the page or the button does not ask for the class, or glass gives K4."""
    [line] = lines("Alva", **reporter)
    now = {"by": town.stranger, "at": AT}
    break_glass(line, reason=GlassReason.DANGER, sentence="Barnet är i fara nu.", **now)
    view = open_report(line, **now)
    shown = (view.reporter.name, view.reporter.contact, view.reporter.organisation)
    assert (view.reporter.hidden, shown, view.reporter.role) == (True, ("", "", ""), "")
    with pytest.raises(Refusal, match="arbetar med anmälan"):
        reveal_reporter(line, **now)
    assert Shows.REPORTER.value not in read()


def test_a_leader_sees_the_reporter_while_the_report_is_worked_on(lines, town) -> None:
    """Red when: `_led` gives K4 for ever, or never."""
    [line] = lines("Alva", **NEIGHBOUR)
    now = {"by": town.lena, "at": AT}
    assert reveal_reporter(line, **now)[0] == "Granne X"
    change_guard(line, open=False, **now)
    with pytest.raises(Refusal, match="arbetar med anmälan"):
        reveal_reporter(line, **now)


def test_the_leaf_says_that_a_name_in_clear_was_shown(lines, town) -> None:
    """Red when: a reporter who reports at work is shown without K4 in the log."""
    [line] = lines("Alva", **SCHOOL)
    assert open_report(line, by=town.idris, at=AT).reporter.name == "Karin Berg"
    assert Shows.REPORTER.value in read()
