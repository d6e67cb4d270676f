"""Decisions and what they leave. Each test stands behind breaks that no other test noticed."""

from collections.abc import Callable

import pytest

from tillit.casework.cases.models import CaseStep
from tillit.casework.cases.queries import clocks_on
from tillit.casework.intake import policies
from tillit.casework.intake.actions import (
    ask_feedback_later,
    change_unit,
    do_not_open,
    join_running,
    open_investigation,
    send_on,
)
from tillit.casework.intake.models import ReportedChild, ReportStep
from tillit.kernel.refusal import Moved, Refusal
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

from .conftest import AT, GROUND, HOUR, TOWN

LATER = AT + 2 * HOUR
NOTHING_SAID: dict[str, Callable] = {
    "skälen": lambda line, town, now: open_investigation(
        line, reasons=" ", unit_id=town.investigation, **now
    ),
    "skälen för": lambda line, town, now: do_not_open(line, reasons=" ", **now),
    "vilken kommun": lambda line, town, now: send_on(
        line, municipality=" ", text="Kim.", **GROUND, **now
    ),
    "vem som tog emot": lambda line, town, now: send_on(
        line, municipality="Sjöby", text=" ", **GROUND, **now
    ),
    "varför den andra": lambda line, town, now: change_unit(
        line, unit_id=town.duty_unit, text=" ", **now
    ),
    "redan i den enheten": lambda line, town, now: change_unit(
        line, unit_id=town.intake, text="Familjen bor här.", **now
    ),
}
NOT_NOW: dict[str, Callable] = {
    "join": lambda line, town, now: join_running(line, **now),
    "send_on": lambda line, town, now: send_on(
        line, municipality="Sjöby", text="Kim.", **GROUND, **now
    ),
    "change_unit": lambda line, town, now: change_unit(
        line, unit_id=town.duty_unit, text="Dit.", **now
    ),
}


@pytest.mark.parametrize("words", NOTHING_SAID)
def test_why_and_to_whom_are_asked_for(words, assessed, town) -> None:
    """Seen red: each without its check."""
    line, _ = assessed("Alva")
    with pytest.raises(Refusal, match=words):
        NOTHING_SAID[words](line, town, {"by": town.idris, "at": LATER})
    assert ReportedChild.objects.get(pk=line).stage == "assessed"


@pytest.mark.parametrize("verb", NOT_NOW)
def test_what_is_not_open_gets_a_sentence(verb, matched, assessed, town) -> None:
    """Before the assessment, or after the decision. Seen red: each without check_step (a bare
    StepNotOpen reached the page)."""
    now = {"by": town.idris, "at": LATER}
    if verb != "change_unit":
        line, _ = matched("Alva")
        with pytest.raises(Refusal, match="skyddsbedömningen är underskriven"):
            NOT_NOW[verb](line, town, now)
    line, _ = assessed("Melvin")
    do_not_open(line, reasons="Allt är bra.", **now)
    with pytest.raises(Moved, match="redan avgjord"):
        NOT_NOW[verb](line, town, now)


def test_what_was_said_stands_in_the_history(assessed, town) -> None:
    """Seen red: with the text of a join or of a decision dropped, in the case too, and
    without the name of the municipality."""
    now = {"by": town.idris, "at": LATER}
    first, child = assessed("Alva")
    open_investigation(first, reasons="Oro.", unit_id=town.investigation, **now)
    second, _ = assessed("Alva", who=child)
    join_running(second, text=" Samma oro igen. ", **now)
    other, _ = assessed("Melvin")
    send_on(other, municipality=" Sjöby ", text="Kim tog emot.", **GROUND, **now)
    said = ReportStep.objects.filter(verb__in=["open", "join", "send_on"]).order_by("pk")
    assert list(said.values_list("text", flat=True)) == [
        "Oro.", "Samma oro igen.", "Sjöby. Kim tog emot.",
    ]  # fmt: skip
    assert CaseStep.objects.get(verb="open").text == "Oro."


def test_another_unit_has_the_line_too(assessed, town) -> None:
    """Seen red: when only the guard moves: the next decision then starts its clock in the old
    unit."""
    line, _ = assessed("Alva")
    north = open_unit("Mottagning norr", UnitKind.INTAKE, by=TOWN, at=AT)
    change_unit(line, unit_id=north, text="Familjen bor i norr.", by=town.idris, at=LATER)
    assert ReportedChild.objects.get(pk=line).unit_id == north


def test_two_who_move_it_to_different_units(assessed, town, monkeypatch) -> None:
    """Both have read the line. Seen red: when the step does not expect the unit."""
    line, _ = assessed("Alva")
    stale = policies.line_to_change(town.idris, line, at=LATER)
    north = open_unit("Mottagning norr", UnitKind.INTAKE, by=TOWN, at=AT)
    change_unit(line, unit_id=north, text="Norr.", by=town.lena, at=LATER)
    monkeypatch.setattr(policies, "line_to_change", lambda *_, **__: stale)
    with pytest.raises(Moved, match="Någon annan har just handlagt"):
        change_unit(line, unit_id=town.duty_unit, text="Jouren.", by=town.idris, at=LATER)


def test_the_reporter_asks_at_the_very_moment_of_the_decision(assessed, town, monkeypatch) -> None:
    """Else nobody is ever told to answer. Seen red: when the decision does not expect what was
    known of the question."""
    line, _ = assessed("Alva", wants_feedback=False)
    stale = policies.line_to_change(town.idris, line, at=LATER)
    ask_feedback_later(line, by=town.lena, at=LATER)
    with monkeypatch.context() as patch:
        patch.setattr(policies, "line_to_change", lambda *_, **__: stale)
        with pytest.raises(Moved, match="Någon annan har just handlagt"):
            do_not_open(line, reasons="Allt är bra.", by=town.idris, at=LATER)
    do_not_open(line, reasons="Allt är bra.", by=town.idris, at=LATER)
    assert "D03" in {clock.code for clock in clocks_on(TOWN, [line], at=LATER)[line]}
