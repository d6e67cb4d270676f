"""A small town with something of everything, and what seldom happens: for tests of every page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.support.assisted import a_paid_month, a_waiting_month
from tillit.casework.cases import actions as cases
from tillit.casework.cases.models import Case
from tillit.casework.cases.types import NoteKind
from tillit.demo.town.filling import Town
from tillit.demo.town.people import Dweller, Family
from tillit.demo.town.stories import STAGES, Teller
from tillit.kernel.actor import Staff, System
from tillit.trust.audit.actions import take_checkpoint
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.queries import staff_actor

BY = System("tests")
ANSWER = "Noel vill vara hemma. Petra och Erik hjälps åt."


def fill_small_town(now: datetime, *, people: int = 60) -> list[Dweller]:
    """One family at each stage, the known families, and what is rare. Returns the residents."""
    few = (*((story, 1) for story, _ in STAGES), (_never_given, 1))
    residents = Town(now, lambda line: None, people=people, stages=few, homes=()).fill()
    _in_noels_case(staff("maja", now), now)
    a_paid_month(now)
    a_waiting_month(now)
    take_checkpoint(by=BY, at=now)
    return [dweller for dweller, _ in residents]


def _never_given(teller: Teller, family: Family) -> None:
    """Granted nearly a year ago, and nothing has happened."""
    teller._granted(family, teller.ago(330, 340))


def staff(subject: str, now: datetime) -> Staff:
    """Somebody who works in the town."""
    found = staff_actor(BY, StaffAccount.objects.get(subject=subject).pk, at=now)
    assert found
    return found


def _in_noels_case(maja: Staff, now: datetime) -> None:
    """A signed assessment."""
    case: Any = Case.objects.get(person__given_name__startswith="Noel")
    cases.start_note(case.pk, NoteKind.PHONE, text="Skolan ringer.", by=maja, at=now)
    draft = cases.start_assessment(case.pk, by=maja, at=now)
    _, found, _ = cases.open_assessment(case.pk, by=maja, at=now)
    assert found
    answers = {
        f"{part.key}.{question.key}": question.choices[0][0] if question.choices else ANSWER
        for part in found.template.parts
        for question in part.questions
    }
    version = cases.save_assessment(draft, version=1, answers=answers, by=maja, at=now)
    cases.sign_assessment(draft, version=version, by=maja, at=now)
