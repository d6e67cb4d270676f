"""What lists and the page of a report show. Each test stands behind breaks that no other saw."""

from datetime import date, timedelta

from tillit.casework.cases.queries import my_unsent
from tillit.casework.intake.actions import (
    decide_reporter_secrecy,
    do_not_open,
    keep_typed,
    match_child,
    open_inbox,
    open_investigation,
    open_report,
    send_on,
    unmatch_child,
)
from tillit.casework.intake.models import ReportedChild
from tillit.casework.intake.queries import (
    earlier_reports,
    late_protection,
    lines_of_case,
    lines_of_report,
)
from tillit.casework.intake.types import ChildIn, InboxView, ReporterIn, ReporterKind, Safety
from tillit.kernel.protected import Protected
from tillit.registers.people.actions import relate
from tillit.registers.people.types import Protection, RelationKind, Source
from tillit.trust.access.actions import change_guard

from .conftest import AT, GROUND, HOUR, TOWN

LATER = AT + 2 * HOUR
NIGHT = AT + timedelta(hours=30)


def ids(town, view: InboxView, at=LATER, **more) -> list:
    return [line.id for line in open_inbox(view=view, by=town.idris, at=at, **more).lines]


def test_every_filter_holds_its_own(assessed, matched, town) -> None:
    """Seen red: each filter exchanged for another, and what another municipality took over as an
    answer that we owe."""
    now = {"by": town.idris, "at": LATER}
    new, _ = matched("Nora")
    ready, _ = assessed("Rut")
    owed, _ = assessed("Olle")
    do_not_open(owed, reasons="Allt är bra.", **now)
    done, _ = assessed("Disa", wants_feedback=False)
    do_not_open(done, reasons="Allt är bra.", by=town.idris, at=LATER + timedelta(minutes=1))
    away, _ = assessed("Sam")
    send_on(away, municipality="Sjöby", **GROUND, text="Kim.", by=town.idris, at=LATER + HOUR)
    at = LATER + 2 * HOUR
    assert set(ids(town, InboxView.ALL, at)) == {new, ready, owed}
    assert ids(town, InboxView.NEW, at) == [new]
    assert ids(town, InboxView.ASSESSED, at) == [ready]
    assert ids(town, InboxView.ANSWERS, at) == [owed]
    assert ids(town, InboxView.DECIDED, at) == [away, done, owed]  # the newest decision first
    assert ids(town, InboxView.LATE, at) == []
    assert ids(town, InboxView.LATE, NIGHT) == [new]
    ReportedChild.objects.filter(pk=done).update(put_away_at=at)
    assert ids(town, InboxView.DECIDED, at) == [away, owed]


def test_the_second_page_goes_on(lines, town) -> None:
    """Seen red: when every page is the first; and the oldest as the last that came."""
    first, second = lines("Alva"), lines("Melvin", received_at=AT + HOUR, at=AT + HOUR)
    assert ids(town, InboxView.NEW) == [*first, *second]
    assert ids(town, InboxView.NEW, offset=1) == second
    empty = open_inbox(view=InboxView.DECIDED, by=town.idris, at=LATER)
    assert (empty.lines, empty.last_received) == ((), AT + HOUR)


def test_what_a_line_says(receive, person, town) -> None:
    """A name that was said, an age that was said, a child who is not born, and who is not safe.
    Seen red: each of them unknown, and a number of children that is always one."""
    children = (ChildIn("Alva", date(2017, 5, 1)), ChildIn(about="Väntas i mars", unborn=True))
    receive(children=children, safe_now=Safety.NO)
    alva, unborn = open_inbox(by=town.idris, at=LATER).lines
    assert (alva.called, alva.age, alva.of, alva.safe_now) == ("Alva", 9, 2, Safety.NO)
    assert (unborn.called, unborn.age, unborn.number) == ("Väntat barn", None, 2)
    match_child(unborn.id, person("Petra", born=date(1990, 1, 1)), by=town.idris, at=LATER)
    (unborn,) = [line for line in open_inbox(by=town.idris, at=LATER).lines if line.unborn]
    assert (unborn.called, unborn.age) == ("Väntat barn, Petra Ekman", None)
    assert not unborn.alarmed
    ReportedChild.objects.filter(pk=unborn.id).update(alarmed_at=LATER)
    assert [line.alarmed for line in open_inbox(by=town.idris, at=LATER).lines] == [False, True]


def test_beside_stand_only_those_whom_the_reader_may_see(lines, town) -> None:
    """Seen red: when every child of the report is shown, whoever asks."""
    one, two = lines("Alva", "Melvin")
    assert [each.id for each in open_report(one, by=town.idris, at=LATER).beside] == [two]
    change_guard(two, sealed=True, by=TOWN, at=AT)
    assert open_report(one, by=town.idris, at=LATER).beside == ()


def test_nothing_of_a_protected_child_or_of_a_reporter_is_open(matched, person, town) -> None:
    """Seen red: with the mask taken from the name, the birth, the rest, the number to call, and
    from a child who reports."""
    hidden = person("Alva", protection=Protection.MARKED)
    neighbour = ReporterIn("Granne X", "070-1740605")
    line, _ = matched(
        "Alva", who=hidden, kind=ReporterKind.PRIVATE, reporter=neighbour, wants_feedback=False,
        children=(ChildIn("Alva", date(2017, 5, 1), "Skola: Norr"),),
    )  # fmt: skip
    view = open_report(line, by=town.idris, at=LATER)
    assert isinstance(view.said.name, Protected)
    assert isinstance(view.said.about, Protected)
    assert view.said.born is None
    assert isinstance(view.reporter.name, Protected)
    assert isinstance(view.reporter.contact, Protected)
    own, _ = matched(
        "Melvin", kind=ReporterKind.CHILD, reporter=ReporterIn("Melvin", "i skolan"),
        wants_feedback=False,
    )  # fmt: skip
    assert isinstance(open_report(own, by=town.idris, at=LATER).reporter.name, Protected)


def test_the_page_knows_what_has_changed_since(assessed, person, town) -> None:
    """A withdrawn assessment, the newest decision about a party, an investigation that runs. Seen
    red: each taken away, and the oldest decision shown."""
    now = {"by": town.idris, "at": LATER}
    line, _ = assessed("Alva")
    mother = person("Petra")
    for number, secret in enumerate((False, True)):
        at = LATER + timedelta(minutes=number)
        decide_reporter_secrecy(line, mother, secret=secret, reasons="Hot.", by=town.idris, at=at)
    (shown,) = open_report(line, by=town.idris, at=LATER + HOUR).secrecy
    assert shown.secret
    unmatch_child(line, reason="Fel flicka.", **now)
    (withdrawn,) = open_report(line, **now).assessments
    assert withdrawn.withdrawn_at == LATER
    first, other = assessed("Nils")
    case = open_investigation(first, reasons="Oro.", unit_id=town.investigation, **now)
    second, _ = assessed("Nils", who=other)
    assert open_report(second, **now).running_case == case
    assert open_report(first, **now).running_case is None


def test_earlier_reports_are_earlier_and_of_other_reports(assessed, matched, person, town) -> None:
    """The newest first, with what came of them and where. Seen red: with a later one, with the
    other children of the same report, in the other order, and without outcome or unit."""
    old, child = assessed("Alva", at=AT - 48 * HOUR)
    do_not_open(old, reasons="Allt är bra.", by=town.idris, at=AT - 40 * HOUR)
    newer, _ = assessed("Alva", who=child, at=AT - 24 * HOUR)
    line, _ = matched("Alva", who=child)
    matched("Alva", who=child, received_at=AT + HOUR, at=AT + HOUR)
    found = earlier_reports(town.idris, line, at=LATER)
    assert [each.id for each in found] == [newer, old]
    assert [each.outcome for each in found] == ["assessed", "not_opened"]
    assert {each.unit for each in found} == {"intake"}
    assert found[0].same_text


def test_the_other_children_of_the_report_are_not_earlier(lines, person, town) -> None:
    """Seen red: when the same report counts as one more."""
    one, two = lines("Alva", "Melvin")
    alva, melvin = person("Alva"), person("Melvin")
    relate(alva, melvin, RelationKind.SIBLING, source=Source.STAFF, by=TOWN, at=AT)
    match_child(one, alva, by=town.idris, at=AT)
    match_child(two, melvin, by=town.idris, at=AT)
    assert earlier_reports(town.idris, one, at=LATER) == ()


def test_the_day_somebody_is_eighteen_and_what_was_reported_of_one_not_born(
    assessed, lines, matched, person, town
) -> None:
    """Seen red: with nineteen, without the birth of a protected person, and with an expectant
    parent's report hidden as an adult's own."""
    born = (AT - 48 * HOUR).date().replace(year=AT.year - 18)
    grown = person("Nils", born=born, protection=Protection.MARKED)
    adult, _ = assessed("Nils", who=grown, at=AT - 48 * HOUR)
    line, _ = matched("Nils", who=grown)
    assert earlier_reports(town.idris, line, at=LATER) == ()
    petra = person("Petra", born=date(1990, 1, 1))
    (unborn,) = lines("x", children=(ChildIn(about="Väntas", unborn=True),), at=AT - HOUR)
    match_child(unborn, petra, by=town.idris, at=AT)
    again, _ = matched("Petra", who=petra)
    assert [each.id for each in earlier_reports(town.idris, again, at=LATER)] == [unborn]
    assert adult != unborn


def test_a_case_shows_the_reports_that_the_reader_may_see(assessed, town) -> None:
    """Seen red: when every report of a case is listed, whoever asks; and when an assessed one is
    late for ever."""
    now = {"by": town.idris, "at": LATER}
    line, _ = assessed("Alva")
    case = open_investigation(
        line, reasons="Oro.", unit_id=town.investigation, responsible=town.maja.id, **now
    )
    assert [each.id for each in lines_of_case(town.maja, case, at=LATER)] == [line]
    assert lines_of_case(town.stranger, case, at=LATER) == []
    assert late_protection(town.dan, at=NIGHT) == []


def test_the_order_of_children_and_of_drafts(lines, town) -> None:
    """As the reporter named them; the newest draft first, and only one's own. Seen red: with each
    order turned, and with everybody's."""
    one, two = lines("Alva", "Melvin")
    report = ReportedChild.objects.get(pk=one).report_id
    assert lines_of_report(town.idris, report) == [one, two]
    for number, line in enumerate((one, two)):
        at = AT + timedelta(minutes=number)
        keep_typed(line, "contact", {"text": ["Ring"]}, version=0, by=town.idris, at=at)
    keep_typed(one, "contact", {"text": ["Annat"]}, version=0, by=town.lena, at=AT)
    assert [each.object_id for each in my_unsent(town.idris)] == [two, one]
