"""Whom the registers are asked about, by which section, and that it is written down first."""

from datetime import date

import pytest

from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.models import Application, Worksheet
from tillit.areas.assistance.types import Agency, Answers, Empty, Role, Shielded, Source
from tillit.kernel.refusal import Refusal
from tillit.trust.access.actions import assign
from tillit.trust.audit.models import Payload

from .conftest import AT, DECEMBER, TOWN, number, plain, sent


class Asked:
    """A source that remembers what it was asked, and has nothing to tell."""

    agencies = frozenset({Agency.FK, Agency.TNS})

    def __init__(self):
        self.questions = []

    def ask(self, question, *, at):
        assert Payload.objects.filter(verb="RegistersAsked").exists()
        self.questions.append(question)
        told = {Agency.FK: Empty(Source(Agency.FK, at))}
        return Answers(question, at, Shielded.NO, told)


@pytest.fixture
def source(monkeypatch, settings):
    settings.ORGANISATION_NUMBER = "162120000001"
    found = Asked()
    monkeypatch.setattr(ports, "_plugged", [found])
    return found


def together(world):
    """Asta and Bo have applied together."""
    me = world.me(world.asta)
    made = actions.start_application(DECEMBER, co_number=number("860817239"), by=me, at=AT)
    actions.save_application(made, plain(), version=1, by=me, at=AT)
    actions.sign_application(made, version=2, by=me, at=AT)
    row = Application.objects.get(pk=made)
    actions.co_sign(made, sha256=row.sha256, by=world.me(world.bo), at=AT)
    sheet = Worksheet.objects.get(application=made)
    assign(sheet.case_id, world.wanja.id, ground="allocation", by=TOWN, at=AT)
    return sheet.pk


def test_each_adult_is_asked_about_once_and_nobody_without_a_ground(world, source):
    """Red when: a co-applicant is left out, or an agency is asked for which no section is found."""
    assert actions.fetch(together(world), by=world.wanja, at=AT) == ()
    asked = {question.role: question for question in source.questions}
    assert set(asked) == {Role.APPLICANT, Role.CO_APPLICANT}
    assert len(source.questions) == 2
    question = asked[Role.CO_APPLICANT]
    assert question.person == number("860817239")
    assert [(agency, str(section)) for agency, section in question.grounds] == [
        (Agency.FK, "SoL 15:10")
    ]
    assert (question.period.start, question.period.end) == (date(2025, 10, 1), date(2026, 1, 1))


def test_without_a_number_nobody_is_asked(world, source):
    """Red when: a question is put about somebody else, or about nobody."""
    with pytest.raises(Refusal, match="Personnumret saknas"):
        actions.fetch(sent(world), by=world.wanja, at=AT)
    assert source.questions == []


def test_without_a_line_the_household_is_asked(world, monkeypatch):
    """Red when: no source is read as nothing to tell."""
    monkeypatch.setattr(ports, "_plugged", [])
    with pytest.raises(Refusal, match="inte anslutna"):
        actions.fetch(sent(world), by=world.wanja, at=AT)
