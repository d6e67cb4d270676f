"""D01: the immediate protection assessment, in the child's file; and the alarm when it is late."""

from datetime import timedelta

import pytest

from tillit.casework.cases.actions import read_notice
from tillit.casework.cases.models import CaseFile, Notice
from tillit.casework.cases.queries import clocks_on, notices_for
from tillit.casework.intake.actions import (
    assess_protection,
    hand_to_duty,
    match_child,
    raise_alarms,
)
from tillit.casework.intake.models import ProtectionAssessment, ReportedChild, ReportStep
from tillit.casework.intake.queries import alarm_watch, late_protection
from tillit.casework.intake.queries.lines import inbox
from tillit.casework.intake.types import InboxView, Need
from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import relate
from tillit.registers.people.types import RelationKind, Source
from tillit.trust.access.actions import end_seat, give_seat

from .conftest import AT, HOUR, TOWN

NIGHT = AT + timedelta(hours=24, minutes=1)


def assess(line, by, at=AT + HOUR, **more) -> None:
    values = {"need": Need.NONE, "text": "Trygg i skolan i dag."} | more
    assess_protection(line, **values, by=by, at=at)


def test_it_stands_in_the_childs_file_and_stops_the_clock(matched, town) -> None:
    """Red when: no file is opened, or D01 runs on."""
    line, child = matched("Alva")
    assess(line, town.idris)
    signed = ProtectionAssessment.objects.get(line=line)
    assert signed.file == CaseFile.objects.get(person=child)
    assert (signed.assessed_name, signed.at) == ("Idris Warsame", AT + HOUR)
    clocks = {c.code: c.stopped_at for c in clocks_on(TOWN, [line], at=AT)[line]}
    assert clocks == {"D01": AT + HOUR, "D02": None}
    row = ReportedChild.objects.get(pk=line)
    assert (row.stage, row.next_due_at) > ("assessed", AT + timedelta(days=13))


def test_the_second_of_two_loses(matched, town) -> None:
    """Red when: the step is not taken by compare-and-set."""
    line, _ = matched("Alva")
    assess(line, town.idris)
    with pytest.raises(Moved):
        assess(line, town.lena)
    assert ProtectionAssessment.objects.count() == 1


def test_an_empty_assessment_is_refused_and_an_unqualified_colleague_may_sign(matched, town):
    """SoL 25:1 lists open, investigate, follow up; not this. Red when: check_text is skipped."""
    line, _ = matched("Alva")
    with pytest.raises(Refusal, match="Skriv två, tre meningar"):
        assess(line, town.idris, text="  ")
    assess(line, town.unqualified)


def test_the_same_assessment_for_siblings_by_choice(lines, person, town) -> None:
    """A sibling in the report has the line assessed; one outside it gets a row in the own file.
    Red when: `also` is not looked up among the report's children."""
    one, two = lines("Alva", "Melvin")
    alva, melvin, tuva = person("Alva"), person("Melvin"), person("Tuva")
    for sibling in (melvin, tuva):
        relate(
            alva, sibling, RelationKind.SIBLING,
            since=AT.date(), source=Source.STAFF, by=TOWN, at=AT,
        )  # fmt: skip
    match_child(one, alva, by=town.idris, at=AT)
    match_child(two, melvin, by=town.idris, at=AT)
    with pytest.raises(NotThere):
        assess(one, town.idris, also=[person("Främling")])
    assess(one, town.idris, also=[melvin, tuva])
    assert set(ReportedChild.objects.values_list("stage", flat=True)) == {"assessed"}
    signed = ProtectionAssessment.objects.values_list("person_id", "line_id")
    assert set(signed) == {(alva, one), (melvin, two), (tuva, one)}


def test_a_late_one_alarms_once_and_tells_leader_and_duty(lines, town) -> None:
    """Red when: `alarmed_at` is not part of the condition, or only one of them is told."""
    (line,) = lines("Alva")
    assert raise_alarms(by=TOWN, at=NIGHT - timedelta(minutes=2)) == 0
    assert late_protection(town.dan, at=AT) == []
    assert [raise_alarms(by=TOWN, at=NIGHT) for _ in range(2)] == [1, 0]
    assert [late.id for late in late_protection(town.dan, at=NIGHT)] == [line]
    assert set(Notice.objects.values_list("staff_id", flat=True)) == {town.lena.id, town.dan.id}
    (notice,) = notices_for(town.dan, at=NIGHT)
    read_notice(notice.id, by=town.lena, at=NIGHT)  # somebody else's stays
    assert notices_for(town.dan, at=NIGHT) == [notice]
    read_notice(notice.id, by=town.dan, at=NIGHT)
    assert notices_for(town.dan, at=NIGHT) == []


def test_without_leader_and_duty_those_who_receive_are_told(lines, town) -> None:
    """Never nobody, and nobody else. Red when: the alarm is marked as raised though nobody heard
    it, or `_who` tells everybody with a seat."""
    lines("Alva")
    give_seat(town.stranger.id, town.intake, Role.PROVIDER, by=TOWN, at=AT)
    end_seat(town.lena.id, town.intake, Role.LEADER, by=TOWN, at=AT)
    end_seat(town.dan.id, town.duty_unit, Role.DUTY, by=TOWN, at=AT)
    assert raise_alarms(by=TOWN, at=NIGHT) == 1
    told = set(Notice.objects.values_list("staff_id", flat=True))
    assert told == {town.idris.id, town.unqualified.id}


def test_a_silent_alarm_is_noticed_and_the_late_are_counted_all_the_same(lines, town) -> None:
    """A dead job worker. Red when: a count asks `alarmed_at`, or `looked_at` is not written."""
    lines("Alva")
    assert alarm_watch(town.dan, at=NIGHT).stopped  # it has never looked
    assert alarm_watch(town.dan, at=NIGHT).late == 1
    assert inbox(town.dan, InboxView.NEW, at=NIGHT).late_protection == 1
    raise_alarms(by=TOWN, at=AT)
    assert not alarm_watch(town.dan, at=AT + timedelta(minutes=20)).stopped
    silent = alarm_watch(town.dan, at=AT + timedelta(minutes=21))
    assert (silent.stopped, silent.looked_at) == (True, AT)
    assert alarm_watch(town.stranger, at=NIGHT).late == 0
    assert inbox(town.stranger, InboxView.ALL, at=NIGHT).late_protection == 0


def test_an_assessed_one_does_not_alarm(assessed) -> None:
    """Red when: the stage is not asked."""
    assessed("Alva")
    assert raise_alarms(by=TOWN, at=NIGHT) == 0


def test_the_duty_takes_over_at_night(lines, person, town) -> None:
    """Red when: the duty way in does not let them write, or what they are told is not kept."""
    (line,) = lines("Alva")
    hand_to_duty(line, text="Vi når inte mamma. Åk hem till dem.", by=town.idris, at=AT + HOUR)
    assert [notice.object_id for notice in notices_for(town.dan, at=NIGHT)] == [line]
    [step] = ReportStep.objects.filter(line=line, verb="hand_to_duty")
    assert (step.by_id, step.text) == (town.idris.id, "Vi når inte mamma. Åk hem till dem.")
    match_child(line, person("Alva"), by=town.dan, at=AT + HOUR)
    assess(line, town.dan, need=Need.NOW, text="Alva är hos mormor i natt.")
    with pytest.raises(Moved):
        hand_to_duty(line, text="En gång till.", by=town.idris, at=AT + 2 * HOUR)
