"""A draft: sealed, found only by key or code, gone after a day, at exit and when it is sent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tillit.casework.intake import actions
from tillit.casework.intake.actions.receive import coarse
from tillit.casework.intake.models import ConcernReport, ReportDraft
from tillit.casework.intake.queries import draft_attachments, draft_by_key, status_by_code
from tillit.casework.intake.types import Draft, DraftGone, ReporterKind
from tillit.contact.documents.actions import store_attachment
from tillit.contact.documents.models import Document
from tillit.kernel.actor import Guest, System
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.audit.models import Payload

from .conftest import AT, HOUR, report_in
from .test_frozen import _every_value

BY = Guest()
DAY = timedelta(hours=24)
SAID = "Melvin fryser på skolgården"


@pytest.fixture
def key(town) -> str:
    return actions.begin_draft({"happened": SAID}, by=BY, at=AT)


def held(key: str, at=AT) -> Draft:
    draft = draft_by_key(BY, key, at=at)
    assert draft
    return draft


def anonymous(draft: Draft):
    return replace(report_in("Melvin", kind=ReporterKind.ANONYMOUS), id=draft.report_id)


def send(key: str, at=AT):
    return actions.send_draft(key, anonymous, by=BY, at=at)


def attach(key: str, name: str = "a.txt"):
    return actions.add_to_draft(key, name, b"hej", by=BY, at=AT)


def test_nothing_in_the_database_can_be_read(key) -> None:
    """Red when: the body, the key or the code is stored as it is."""
    everything = " ".join(_every_value())
    for secret in (SAID, "fryser", key, held(key).code):
        assert secret not in everything
    assert held(key).answers == {"happened": SAID}
    assert not Payload.objects.filter(actor_kind__in=["guest", "reporter"]).exists()


def test_steps_are_saved_beside_each_other(key) -> None:
    """Two windows do not erase each other's steps. Red when: save_draft replaces all answers."""
    actions.save_draft(key, {"children": "Melvin"}, by=BY, at=AT)
    assert held(key).answers == {"happened": SAID, "children": "Melvin"}
    actions.save_draft(key, {"happened": None}, by=BY, at=AT)
    assert held(key).answers == {"children": "Melvin"}


def test_it_lives_for_a_day_after_the_last_word(key) -> None:
    """Red when: `until` is not asked for, or save_draft does not move it."""
    almost = AT + DAY - timedelta(seconds=1)
    assert held(key, almost)
    assert draft_by_key(BY, key, at=AT + DAY) is None
    code = held(key).code
    with pytest.raises(DraftGone):
        actions.continue_draft(code, by=BY, at=AT + DAY)
    actions.save_draft(key, {}, by=BY, at=almost)
    assert held(key, AT + DAY).until == almost + DAY


def test_the_job_erases_what_is_a_day_old_and_only_that(key) -> None:
    """Red when: erase_old_drafts erases all, or leaves the attachments."""
    document = attach(key)
    young = actions.begin_draft({}, by=BY, at=AT + HOUR)
    assert actions.erase_old_drafts(by=System("job"), at=AT + DAY) == 1
    assert ReportDraft.objects.count() == 1
    assert held(young, AT + DAY)
    assert not Document.objects.filter(pk=document).exists()


def test_a_code_continues_it_and_the_old_key_no_longer_opens(key) -> None:
    """Red when: the key is not changed: a shared computer would stay in."""
    code = held(key).code
    new = actions.continue_draft(f"{code[:4]} {code[4:8]}-{code[8:]}", by=BY, at=AT)
    assert held(new).answers == {"happened": SAID}
    assert draft_by_key(BY, key, at=AT) is None
    with pytest.raises(DraftGone):
        actions.continue_draft("000000000000", by=BY, at=AT)


def test_exit_erases_it_with_its_attachments(key) -> None:
    """Red when: erase_draft leaves the row or the documents, or takes somebody else's."""
    other = actions.begin_draft({"happened": "En annans"}, by=BY, at=AT)
    attach(key)
    actions.erase_draft(key, by=BY, at=AT)
    actions.erase_draft(key, by=BY, at=AT)  # a second press does nothing
    assert (ReportDraft.objects.count(), Document.objects.count()) == (1, 0)
    assert held(other).received is None


def test_given_up_while_a_file_is_washed_leaves_nothing(key, monkeypatch) -> None:
    """Red when: add_to_draft does not look again after the washing, or its own refusal puts back
    what it erased."""

    def slowly(*args, **more):
        actions.erase_draft(key, by=BY, at=AT)
        return store_attachment(*args, **more)

    monkeypatch.setattr("tillit.casework.intake.actions.draft.store_attachment", slowly)
    with pytest.raises(DraftGone):
        attach(key)
    assert Document.objects.count() == 0


def test_sending_keeps_the_attachments_and_erases_the_text(key) -> None:
    """Red when: send_draft leaves the answers, or erasing the draft takes the report's files."""
    document = attach(key)
    got = send(key)
    assert held(key).answers == {}
    assert Document.objects.get().object_id == got.report_id
    actions.erase_draft(key, by=BY, at=AT)
    actions.erase_old_drafts(by=System("job"), at=AT + DAY)
    assert Document.objects.get().pk == document
    assert status_by_code(BY, got.code) == coarse(AT)


def test_a_draft_becomes_its_own_report_and_no_other(key) -> None:
    """Its attachments lie under that id. Red when: send_draft takes any report for it."""
    with pytest.raises(ValueError, match="whose id"):
        actions.send_draft(key, lambda it: replace(anonymous(it), id=new_id()), by=BY, at=AT)
    assert held(key).received is None


def test_sending_twice_is_one_report_and_one_receipt(key) -> None:
    """Red when: the second press makes a second report, or is told that all is gone."""
    first = send(key)
    assert send(key, AT + timedelta(seconds=2)) == first
    assert ConcernReport.objects.count() == 1
    assert held(key).received == first
    assert draft_by_key(BY, key, at=AT + HOUR) is None  # and the receipt does not stay


def test_what_is_sent_is_not_written_in(key) -> None:
    """Red when: `sent` is not asked for in any of the verbs."""
    code = held(key).code
    send(key)
    for verb in (
        lambda: actions.save_draft(key, {"happened": "x"}, by=BY, at=AT),
        lambda: actions.continue_draft(code, by=BY, at=AT),
        lambda: attach(key),
    ):
        with pytest.raises(DraftGone):
            verb()


def test_when_receiving_fails_the_draft_is_whole(key, monkeypatch) -> None:
    """A full disk in the middle. Red when: send_draft is not one transaction."""

    def fail(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("tillit.casework.intake.actions.receive.record", fail)
    with pytest.raises(OSError, match="No space"):
        send(key)
    assert held(key).answers == {"happened": SAID}
    assert not ConcernReport.objects.exists()


def test_only_my_own_attachment_can_be_taken_back(key) -> None:
    """Red when: take_from_draft does not ask whose document it is."""
    mine = attach(key)
    other = attach(actions.begin_draft({}, by=BY, at=AT))
    with pytest.raises(NotThere):
        actions.take_from_draft(key, other, by=BY, at=AT)
    actions.take_from_draft(key, mine, by=BY, at=AT)
    assert draft_attachments(BY, held(key)) == []


def test_there_is_an_end_to_files_and_text(key) -> None:
    """Red when: MOST_FILES or LARGEST_BYTES is not asked for."""
    for number in range(10):
        attach(key, f"{number}.txt")
    with pytest.raises(Refusal, match="högst 10 filer"):
        attach(key)
    with pytest.raises(Refusal, match="Korta texten"):
        actions.save_draft(key, {"happened": "x" * 300_000}, by=BY, at=AT)


def test_the_setting_chooses_the_unit_where_there_are_several(key, town, settings) -> None:
    """Red when: REPORT_UNIT is not read, or a wrong one stops a report."""
    from tillit.trust.access.actions import open_unit
    from tillit.trust.access.types import UnitKind

    north = open_unit("A norra mottagningen", UnitKind.INTAKE, by=System("t"), at=AT)
    settings.REPORT_UNIT = str(town.intake)
    send(key)
    assert ConcernReport.objects.get().unit_id == town.intake
    settings.REPORT_UNIT = "no such unit"
    second = actions.begin_draft({}, by=BY, at=AT)
    send(second)
    assert ConcernReport.objects.filter(unit_id=north).count() == 1


def test_without_an_intake_unit_the_draft_is_kept(db) -> None:
    """Red when: units() is trusted to have one."""
    key = actions.begin_draft({"happened": SAID}, by=BY, at=AT)
    with pytest.raises(Refusal, match="Ring oss"):
        send(key)
    assert held(key).answers == {"happened": SAID}
