"""Fetching: a failure is no answer, a person's row stands, only what changed is taken up."""

from decimal import Decimal

import pytest

from tillit.areas.assistance import actions, ports
from tillit.areas.assistance.actions import RowIn
from tillit.areas.assistance.models import (
    AgencyAnswer,
    SectionApproval,
    SheetRow,
    SheetWarning,
    StoredCalculation,
    Worksheet,
)
from tillit.areas.assistance.standing import standing_of
from tillit.areas.assistance.types import Agency, MonthStage, Owner, Section, Shielded, WarningKind
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import set_protection
from tillit.registers.people.types import Protection
from tillit.trust.access.types import UnitKind

from .conftest import AT, DAY, TOWN, sent
from .telling_now import answers, of, paid


def keep(world, sheet, *rows, **more):
    return actions.keep_answers(sheet, of(world.sven, *rows, **more), by=world.wanja, at=AT)


def machine(sheet):
    """The machine's rows that stand: kind and kronor."""
    rows = SheetRow.objects.filter(sheet=sheet, owner=Owner.MACHINE, removed_at=None)
    return sorted(rows.values_list("kind", "kronor"))


def result(sheet, world):
    """The calculation as it is counted now."""
    return StoredCalculation.objects.get(pk=actions.count_month(sheet, by=world.wanja, at=AT))


def test_what_an_agency_told_becomes_a_row_and_lowers_the_sum(world):
    """Single, rent 6 200: 3 910 + 1 270 + 6 200 (EB-11 and a rent). Red when: rows are not made."""
    sheet = sent(world)
    assert result(sheet, world).kronor == 11_380
    keep(world, sheet, paid())
    assert machine(sheet) == [("sickness_benefit", Decimal("4000.00"))]
    assert result(sheet, world).kronor == 7_380
    assert Worksheet.objects.get(pk=sheet).stage == MonthStage.FETCHED


def test_a_silence_is_kept_as_a_silence_and_is_never_zero(world):
    """Red when: a failure is stored as empty, or its old rows go."""
    sheet = sent(world)
    keep(world, sheet, paid())
    assert keep(world, sheet, failed=[Agency.FK]) == (Agency.FK,)
    kept = AgencyAnswer.objects.filter(sheet=sheet, agency="FK").order_by("pk")
    assert [(row.answered, row.rows is None) for row in kept] == [("data", False), ("failed", True)]
    assert machine(sheet) == [("sickness_benefit", Decimal("4000.00"))]
    found = result(sheet, world)
    assert (found.kronor, found.questions) == (None, 1)
    warning = SheetWarning.objects.get(sheet=sheet, kind=WarningKind.REGISTER_SILENT)
    assert warning.state == "open"
    keep(world, sheet, paid())
    assert result(sheet, world).questions == 0
    warning.refresh_from_db()
    assert warning.state == "solved"


def test_an_agency_that_has_nothing_takes_its_rows_away(world):
    """Red when: an empty answer is read as a silence."""
    sheet = sent(world)
    keep(world, sheet, paid())
    keep(world, sheet)
    assert machine(sheet) == []
    assert SheetRow.objects.filter(sheet=sheet, owner=Owner.MACHINE).count() == 1  # in the history


def test_only_what_changed_is_taken_up(world):
    """The same fact keeps its row; a new one comes beside it; the gone one goes. Red when: all
    rows are made anew."""
    sheet = sent(world)
    keep(world, sheet, paid(day=20), paid(day=25))
    before = dict(SheetRow.objects.filter(owner=Owner.MACHINE).values_list("on", "pk"))
    keep(world, sheet, paid(day=25), paid("BARNBIDRAG", "1250.00", 18))
    standing = SheetRow.objects.filter(owner=Owner.MACHINE, removed_at=None)
    after = dict(standing.values_list("on", "pk"))
    kept = [day for day in before if day in after]
    assert [day.day for day in kept] == [25]
    assert before[kept[0]] == after[kept[0]]
    assert machine(sheet) == [
        ("child_allowance", Decimal("1250.00")), ("sickness_benefit", Decimal("4000.00")),
    ]  # fmt: skip


def test_money_counts_in_one_month_and_is_compared_with_in_the_next(world):
    """What came in October is no income of December's, though it was fetched. Red when: a month is
    counted without a window, so that every payment that was fetched lowers the sum."""
    sheet = sent(world)
    keep(world, sheet, paid(month=10), paid(month=11), paid(month=12, day=1))
    found = result(sheet, world)
    assert found.kronor == 7_380
    assert not SheetWarning.objects.filter(kind=WarningKind.INCOME_CHANGE).exists()
    keep(world, sheet, paid(month=10, kronor="9000.00"), paid(month=11))
    assert result(sheet, world).kronor == 7_380
    assert SheetWarning.objects.filter(kind=WarningKind.INCOME_CHANGE, state="open").exists()


def test_two_equal_sums_the_same_day_are_two(world):
    """Support for two children, say. Red when: a fact is known by its day and sum alone, or the
    second is taken for a slip of the pen (`number`)."""
    sheet = sent(world)
    keep(world, sheet, paid(), paid())
    assert len(machine(sheet)) == 2
    assert result(sheet, world).kronor == 11_380 - 2 * 4000
    keep(world, sheet, paid())
    assert len(machine(sheet)) == 1


def test_the_same_answers_twice_are_kept_once(world):
    """A replay of the same question. Red when: the question's id is not looked for."""
    sheet = sent(world)
    told = {world.sven: answers(paid())}
    for _ in range(2):
        actions.keep_answers(sheet, told, by=world.wanja, at=AT)
    assert AgencyAnswer.objects.filter(sheet=sheet, agency="FK").count() == 1
    assert len(machine(sheet)) == 1


def test_a_fetching_never_overwrites_what_a_person_wrote(world):
    """The worker's row holds instead of the machine's, before and after a new fetching, also when
    the fact is gone. Red when: `_refresh` looks at more than the machine's own rows."""
    sheet = sent(world)
    keep(world, sheet, paid())
    row = SheetRow.objects.get(sheet=sheet, owner=Owner.MACHINE)
    mine = RowIn(
        Section.INCOME, "sickness_benefit", world.sven, Decimal(3000),
        why="Tusen kronor gällde en kostnad för läkare.",
    )  # fmt: skip
    own = actions.correct_row(row.pk, mine, by=world.wanja, at=AT)
    assert result(sheet, world).kronor == 8_380
    with pytest.raises(Moved):  # corrected once, not twice beside each other
        actions.correct_row(row.pk, mine, by=world.wanja, at=AT)
    for told in ([paid()], [paid(kronor="4200.00")], []):
        keep(world, sheet, *told)
        standing = SheetRow.objects.get(pk=own)
        assert (standing.removed_at, standing.kronor) == (None, Decimal(3000))


def test_a_corrected_fact_that_is_told_anew_is_counted_once(world):
    """The agency says another sum of the same payment: the worker's row still holds instead of it,
    and somebody is asked to look. Red when: `_follow` is left out (nothing can be counted)."""
    sheet = sent(world)
    keep(world, sheet, paid())
    row = SheetRow.objects.get(sheet=sheet, owner=Owner.MACHINE)
    mine = RowIn(Section.INCOME, "sickness_benefit", world.sven, Decimal(3000), why="Läkare.")
    actions.correct_row(row.pk, mine, by=world.wanja, at=AT)
    for told in ([paid(kronor="4200.00")], [], [paid()]):
        keep(world, sheet, *told)
        assert result(sheet, world).kronor == 8_380
    said = SheetWarning.objects.filter(kind=WarningKind.OTHER, state="open")
    assert [each.text[:29] for each in said.order_by("opened_at", "pk")] == [
        "En uppgift som du har rättat ", "En uppgift som du har rättat ",
        "En uppgift som du har rättat ",
    ]  # fmt: skip


def test_what_was_fetched_is_corrected_and_not_removed(world):
    """Red when: a worker may take away a machine's row, or correct without saying why."""
    sheet = sent(world)
    keep(world, sheet, paid())
    row = SheetRow.objects.get(sheet=sheet, owner=Owner.MACHINE)
    with pytest.raises(Refusal, match="Rätta raden"):
        actions.remove_row(row.pk, why="Fel.", by=world.wanja, at=AT)
    with pytest.raises(Refusal, match="Skriv varför"):
        actions.correct_row(
            row.pk, RowIn(Section.INCOME, "other", world.sven, Decimal(1)), by=world.wanja, at=AT
        )
    with pytest.raises(NotThere):
        actions.remove_row(row.pk, why="Fel.", by=world.olle, at=AT)


def test_a_code_that_nobody_knows_is_a_question_and_not_a_guess(world):
    """Red when: an unknown payment is counted, or left out in silence."""
    sheet = sent(world)
    keep(world, sheet, paid("NYFORMAN"))
    found = result(sheet, world)
    assert (found.kronor, found.questions) == (None, 1)
    assert SheetWarning.objects.filter(kind=WarningKind.UNHANDLED_INCOME, state="open").exists()


def test_what_nobody_can_read_is_one_question_however_often_it_is_told(world):
    """A wage before tax is told once a month. Red when: three alike stop the whole month."""
    sheet = sent(world)
    keep(world, sheet, *(paid("NYFORMAN", month=month) for month in (9, 10, 11)), paid())
    assert len(machine(sheet)) == 4
    found = result(sheet, world)
    assert (found.kronor, found.questions) == (None, 1)


def test_a_closed_warning_never_returns(world):
    """Red when: `settled` opens what a person has closed."""
    sheet = sent(world)
    keep(world, sheet, paid("NYFORMAN"))
    actions.count_month(sheet, by=world.wanja, at=AT)
    warning = SheetWarning.objects.get(kind=WarningKind.UNHANDLED_INCOME)
    with pytest.raises(Refusal):
        actions.close_warning(warning.pk, why=" ", by=world.wanja, at=AT)
    actions.close_warning(warning.pk, why="Det är en engångssumma.", by=world.wanja, at=AT)
    for told in ([], [paid("NYFORMAN")]):
        keep(world, sheet, *told)
        actions.count_month(sheet, by=world.wanja, at=AT)
    assert SheetWarning.objects.get(pk=warning.pk).state == "closed"
    with pytest.raises(Moved):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)


def test_an_approval_falls_when_its_part_changes_and_no_other(world):
    """Red when: `touch` lets an approval stand, or takes all of them."""
    sheet = sent(world)
    row = Worksheet.objects.get(pk=sheet)
    found = standing_of(world.wanja, row, at=AT)
    with pytest.raises(Moved):
        actions.approve_section(sheet, Section.COST, digest="0" * 64, by=world.wanja, at=AT)
    for section in (Section.HOUSEHOLD, Section.COST):
        actions.approve_section(sheet, section, digest=found.digest(section), by=world.wanja, at=AT)
    actions.add_row(
        sheet, RowIn(Section.COST, "electricity", kronor=Decimal(400)), by=world.wanja, at=AT
    )
    standing = SectionApproval.objects.filter(sheet=sheet, fallen_at=None)
    assert [row.section for row in standing] == ["household"]


def test_a_double_click_writes_one_row(world):
    """Red when: the row's own id is not looked for."""
    sheet, id_ = sent(world), world.cleo
    for _ in range(2):
        cost = RowIn(Section.COST, "electricity", kronor=Decimal(400))
        actions.add_row(sheet, cost, id=id_, by=world.wanja, at=AT)
    assert SheetRow.objects.filter(owner=Owner.WORKER).count() == 1


def test_nobody_is_asked_about_a_protected_person(world, monkeypatch):
    """Red when: `_ask_for` asks first and looks afterwards."""
    sheet = sent(world)
    set_protection(world.sven, Protection.MARKED, reason="Beslut i dag.", by=TOWN, at=AT)

    class Watched:
        agencies = frozenset({Agency.FK})

        def ask(self, question, *, at):
            raise AssertionError("Somebody was asked")

    monkeypatch.setattr(ports, "_plugged", [Watched()])
    with pytest.raises(Refusal, match="Fråga gruppledaren"):
        actions.fetch(sheet, by=world.wanja, at=AT)


def test_a_mark_from_a_register_is_a_warning(world):
    """Red when: what an agency says of protection is thrown away."""
    sheet = sent(world)
    keep(world, sheet, shielded=Shielded.UNKNOWN)
    assert SheetWarning.objects.filter(sheet=sheet, kind=WarningKind.SHIELDED).exists()


def test_another_unit_reaches_nothing(world):
    """Red when: any of these forgets to ask who may."""
    sheet = sent(world)
    assert UnitKind.ASSISTANCE in {seat.kind for seat in world.olle.seats}
    for act in (
        lambda: keep_by(world.olle, sheet, world),
        lambda: actions.count_month(sheet, by=world.olle, at=AT),
        lambda: actions.open_month(sheet, by=world.olle, at=AT),
        lambda: actions.fetch(sheet, by=world.olle, at=AT),
        lambda: actions.approve_section(sheet, Section.COST, digest="", by=world.olle, at=AT),
    ):
        with pytest.raises(NotThere):
            act()
    assert actions.open_sheets(DECEMBER_, by=world.olle, at=AT) == []
    assert len(actions.open_sheets(DECEMBER_, by=world.wanja, at=AT)) == 1


DECEMBER_ = (AT + 10 * DAY).date()


def keep_by(who, sheet, world):
    actions.keep_answers(sheet, of(world.sven), by=who, at=AT)
