"""An application: written, signed by all, sent once, kept as it was."""

import json
from dataclasses import replace
from datetime import date

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import Application, Draft, SheetRow, Worksheet
from tillit.areas.assistance.routing import MEET_FIRST
from tillit.areas.assistance.types import ApplicationKind, ApplicationStage, MonthStage, Owner
from tillit.areas.assistance.types.applied import checksum
from tillit.casework.cases.extracts import kind_of
from tillit.casework.cases.types import CaseKind
from tillit.kernel.actor import ActsAs
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import set_protection
from tillit.registers.people.types import Protection
from tillit.trust.access.queries import verdict_on

from .conftest import AT, DAY, DECEMBER, TOWN, my_month, number, plain, sent, written

JANUARY = date(2026, 1, 1)


def together(world):
    """Asta has signed what she applies for together with Bo."""
    me = world.me(world.asta)
    made = actions.start_application(DECEMBER, co_number=number("860817239"), by=me, at=AT)
    answers = plain(children=[{"person": str(world.cleo), "lunch_days": 0}])
    actions.save_application(made, answers, version=1, by=me, at=AT)
    assert actions.sign_application(made, version=2, by=me, at=AT) is ApplicationStage.CO_SIGNS
    return Application.objects.get(pk=made)


def test_sent_alone_it_begins_a_case_that_the_unit_has(world):
    """Red when: `receive` does not guard the case, or opens it in another unit."""
    sheet = Worksheet.objects.get(pk=sent(world))
    assert kind_of(TOWN, sheet.case_id) is CaseKind.ASSISTANCE
    assert sheet.case.number.startswith("E-")
    assert sheet.stage == MonthStage.RECEIVED
    assert verdict_on(world.wanja, sheet.case_id, at=AT).allowed
    assert verdict_on(world.lova, sheet.case_id, at=AT).allowed
    assert not verdict_on(world.kim, sheet.case_id, at=AT).allowed
    assert not verdict_on(world.olle, sheet.case_id, at=AT).allowed
    rows = SheetRow.objects.filter(sheet=sheet)
    assert {(row.section, row.kind, row.owner) for row in rows} == {
        ("household", "adult", Owner.APPLICANT), ("cost", "rent", Owner.APPLICANT),
    }  # fmt: skip


def test_what_was_sent_is_frozen_with_its_checksum(world):
    """Red when: `_whole` signs something else than what is stored."""
    sent(world, told="Jag har fått lägre lön.")
    row = Application.objects.get(applicant=world.sven)
    text = row.sent.reveal()
    assert row.sha256 == checksum(text)
    assert json.loads(text)["answers"]["told"] == "Jag har fått lägre lön."
    assert (
        json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        == text
    )
    assert not Draft.objects.exists()
    with pytest.raises(Refusal):
        actions.save_application(
            row.pk, plain(), version=row.version, by=world.me(world.sven), at=AT
        )


def test_a_double_click_sends_once(world):
    """Red when: `sign_application` does not answer for what is already sent."""
    made = written(world, world.sven)
    me = world.me(world.sven)
    assert actions.sign_application(made, version=2, by=me, at=AT) is ApplicationStage.SUBMITTED
    assert actions.sign_application(made, version=2, by=me, at=AT) is ApplicationStage.SUBMITTED
    assert Worksheet.objects.count() == 1
    assert actions.start_application(DECEMBER, by=me, at=AT) != made  # another: supplementary
    assert SheetRow.objects.filter(kind="rent").count() == 1


def test_two_windows_do_not_overwrite_each_other(world):
    """Red when: `save_application` ignores the version that was read."""
    made = written(world, world.sven)
    with pytest.raises(Moved):
        actions.save_application(made, plain(), version=1, by=world.me(world.sven), at=AT)
    assert actions.start_application(DECEMBER, by=world.me(world.sven), at=AT) == made


def test_it_is_not_sent_until_both_have_signed(world):
    """Red when: a co-applicant's signature is not waited for."""
    row = together(world)
    assert not Worksheet.objects.exists()
    with pytest.raises(NotThere):
        actions.co_sign(row.pk, sha256=row.sha256, by=world.me(world.sven), at=AT)
    with pytest.raises(Moved):
        actions.co_sign(row.pk, sha256="0" * 64, by=world.me(world.bo), at=AT)
    actions.co_sign(row.pk, sha256=row.sha256, by=world.me(world.bo), at=AT + DAY)
    row.refresh_from_db()
    assert (row.stage, row.signed_at, row.co_signed_at) == ("submitted", AT, AT + DAY)
    people = SheetRow.objects.filter(section="household").values_list("person", flat=True)
    assert set(people) == {world.asta, world.bo, world.cleo}


def test_what_is_changed_is_signed_anew_by_both(world):
    """Red when: `take_back` leaves the text that one of them has signed."""
    row = together(world)
    actions.take_back_application(row.pk, by=world.me(world.asta), at=AT)
    row.refresh_from_db()
    assert (row.stage, row.sent, row.sha256) == ("draft", None, "")
    with pytest.raises(Refusal):
        actions.co_sign(row.pk, sha256=row.sha256, by=world.me(world.bo), at=AT)


def test_who_reads_after_a_separation(world):
    """Both keep what both signed. What one applies for alone afterwards the other never sees, nor
    what is only written. Red when: `own_row` asks for less."""
    row = together(world)
    actions.co_sign(row.pk, sha256=row.sha256, by=world.me(world.bo), at=AT)
    assert actions.open_application(row.pk, by=world.me(world.bo), at=AT).answers
    alone = actions.start_application(JANUARY, by=world.me(world.asta), at=AT)
    assert Application.objects.get(pk=alone).kind == ApplicationKind.NEW  # the partner is gone
    actions.save_application(alone, plain(), version=1, by=world.me(world.asta), at=AT)
    actions.sign_application(alone, version=2, by=world.me(world.asta), at=AT)
    with pytest.raises(NotThere):
        actions.open_application(alone, by=world.me(world.bo), at=AT)
    theirs = actions.open_my_applications(by=world.me(world.bo), at=AT)
    assert [each.id for each in theirs] == [row.pk]
    months = actions.open_my_months(by=world.me(world.bo), at=AT)
    assert [each.month for each in months] == [DECEMBER]
    shown = {row.person for row in my_month(world.me(world.bo), AT).rows}
    assert shown == {world.bo, None}  # one's own, and what belongs to the home


def test_a_draft_is_read_by_its_writer_alone(world):
    """Red when: `own_row` lets a co-applicant read what is not signed."""
    me = world.me(world.asta)
    made = actions.start_application(DECEMBER, co_number=number("860817239"), by=me, at=AT)
    with pytest.raises(NotThere):
        actions.open_application(made, by=world.me(world.bo), at=AT)
    assert not actions.open_my_applications(by=world.me(world.bo), at=AT)


def told(world, person, **more):
    """What somebody is told who tries to begin."""
    with pytest.raises(Refusal) as refused:
        actions.start_application(DECEMBER, by=world.me(person), at=AT, **more)
    return str(refused.value)


def test_nobody_is_told_why_they_are_met_first(world):
    """Protected oneself, a child, together with somebody unknown or with oneself: one sentence.
    Red when: any of them is told something else."""
    assert told(world, world.skyla) == MEET_FIRST
    assert told(world, world.cleo) == MEET_FIRST
    assert told(world, world.sven, co_number=number("750228239")) == MEET_FIRST
    assert told(world, world.asta, co_number=number("850214238")) == MEET_FIRST
    assert not Application.objects.exists()


def test_protection_that_comes_while_it_is_written_stops_it(world):
    """Red when: `_route_again` is not asked before it is signed."""
    made = written(world, world.sven)
    set_protection(world.sven, Protection.MARKED, reason="Beslut i dag.", by=TOWN, at=AT)
    with pytest.raises(Refusal, match="prata med dig"):
        actions.sign_application(made, version=2, by=world.me(world.sven), at=AT)
    assert not Worksheet.objects.exists()


def test_somebody_who_acts_for_another_is_helped_by_a_person(world):
    """Red when: `_me` lets a representative apply."""
    acting = replace(world.me(world.asta), acts_for=world.sven, acts_as=ActsAs.REPRESENTATIVE)
    with pytest.raises(Refusal):
        actions.start_application(DECEMBER, by=acting, at=AT)


def test_a_child_of_others_is_not_taken_into_a_household(world):
    """Red when: `_check_children` is not asked."""
    made = written(world, world.sven, children=[{"person": str(world.cleo)}])
    with pytest.raises(Refusal, match="familj i registret"):
        actions.sign_application(made, version=2, by=world.me(world.sven), at=AT)


def test_bad_answers_are_told_all_at_once_and_nothing_is_stored(world):
    """Red when: a fault is swallowed, or an income without a person is taken."""
    made = written(
        world, world.sven, incomes=[{"kind": "pay", "kronor": "9000"}], home_size=0,
        costs=[{"kind": "hyra", "kronor": "1"}], assets=[{"kind": "bank", "kronor": "mycket"}],
    )  # fmt: skip
    with pytest.raises(Refusal) as refused:
        actions.sign_application(made, version=2, by=world.me(world.sven), at=AT)
    told = str(refused.value)
    for words in ("Inkomst: välj vems", "Antal personer", "Kostnad: välj vad", "skriv kronor"):
        assert words in told
    assert not Worksheet.objects.exists()


def test_withdrawn_before_a_decision_the_month_is_closed(world):
    """Red when: `step_back` leaves the rows counted on."""
    sheet = Worksheet.objects.get(pk=sent(world))
    row = Application.objects.get(applicant=world.sven)
    actions.withdraw_application(row.pk, by=world.me(world.sven), at=AT)
    sheet.refresh_from_db()
    row.refresh_from_db()
    assert (sheet.stage, row.stage) == (MonthStage.WITHDRAWN, ApplicationStage.WITHDRAWN)
    assert row.sent is not None  # it stays in the file as it was sent
    assert not SheetRow.objects.filter(removed_at=None).exists()


def test_next_month_only_what_changed_is_asked(world):
    """The same household: a renewal with the last costs filled in. Red when: nothing is."""
    sent(world)
    me = world.me(world.sven)
    made = actions.start_application(JANUARY, by=me, at=AT + DAY)
    row = Application.objects.get(pk=made)
    assert row.kind == ApplicationKind.RENEWAL
    filled = json.loads(actions.open_application(made, by=me, at=AT).answers)
    assert filled["costs"][0]["kronor"] == "6200"
    assert filled["attested"] is False
