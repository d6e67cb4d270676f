"""The norm and the own choices by two people, and what was counted before stays as it was."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.areas.assistance import actions
from tillit.areas.assistance.local import counted_as_then, parameters, tables_now
from tillit.areas.assistance.models import LocalChoice, NormTable, StoredCalculation, Worksheet
from tillit.areas.assistance.queries import chosen
from tillit.kernel.refusal import Moved, Refusal
from tillit.law import reading
from tillit.law.assistance.stored import as_json

from .conftest import AT, DECEMBER, sent

JANUARY = date(2026, 1, 1)
SOURCE = "Nämnden 2025-11-20 § 45"


def norm_file(year=2026, **changes):
    """A whole file: that of 2025, every amount ten kronor higher."""
    plain = reading.toml("riksnorm/2025")
    lines = [f"year = {year}", 'status = "confirmed"', 'source = "Förordningen, läst i dag"']
    for section in ("children", "children_without_lunch", "adults", "common"):
        lines.append(f"[{section}]")
        lines += [
            f"{name} = {changes.get(name, amount + (10 if name != 'per_extra' else 0))}"
            for name, amount in plain[section].items()
        ]
    return "\n".join(lines)


def choose(world, code="day_method", value="days in month", first=DECEMBER):
    made = actions.propose_choice(
        code, value, valid_from=first, source=SOURCE, by=world.lova, at=AT
    )
    actions.approve_choice(made, by=world.kim, at=AT)
    return made


def stored_text(sheet):
    return StoredCalculation.objects.get(sheet_id=sheet).text


def test_a_choice_holds_from_its_month_when_a_second_person_said_yes(world):
    """Red when rows that wait are counted with, and when the first day is passed over."""
    made = actions.propose_choice(
        "day_method", "days in month", valid_from=DECEMBER, source=SOURCE, by=world.lova, at=AT
    )
    assert parameters(DECEMBER)["day_method"] == "days/30"
    with pytest.raises(Refusal, match="En annan person"):
        actions.approve_choice(made, by=world.lova, at=AT)
    actions.approve_choice(made, by=world.kim, at=AT)
    assert parameters(DECEMBER)["day_method"] == "days in month"
    assert parameters(date(2025, 11, 1))["day_method"] == "days/30"
    with pytest.raises(Moved):
        actions.approve_choice(made, by=world.wanja, at=AT)


def test_a_new_choice_leaves_what_was_counted(world):
    """Red when a stored calculation is counted anew by the choices of today."""
    sheet = sent(world)
    actions.count_month(sheet, by=world.wanja, at=AT)
    text = stored_text(sheet)
    choose(world)
    choose(world, "asset_buffer", "5000")
    assert as_json(counted_as_then(text)) == text
    actions.count_month(sheet, by=world.wanja, at=AT)
    assert StoredCalculation.objects.filter(sheet_id=sheet).count() == 2  # the new way is another


def test_a_norm_of_two_people_is_counted_with_and_the_old_month_stays(world):
    """Red when a stored calculation is counted anew by the tables of today."""
    sheet = sent(world, month=JANUARY)
    actions.count_month(sheet, by=world.wanja, at=AT)
    before = stored_text(sheet)
    made = actions.propose_norm(norm_file(), by=world.lova, at=AT)
    assert tables_now().norms[2026].unknown
    actions.approve_norm(made, by=world.kim, at=AT)
    assert not tables_now().norms[2026].unknown
    assert as_json(counted_as_then(before)) == before
    actions.count_month(sheet, by=world.wanja, at=AT)
    now = Worksheet.objects.get(pk=sheet).calculation
    assert now.text != before
    assert as_json(counted_as_then(now.text)) == now.text
    with pytest.raises(Refusal, match="använd i en räkning"):
        actions.withdraw_norm(made, why="Fel", by=world.lova, at=AT)
    with pytest.raises(Refusal, match="använd i en räkning"):
        actions.propose_norm(norm_file(persons_1=1290), by=world.lova, at=AT)


def test_a_norm_is_replaced_before_it_is_used(world):
    """Red when both stand approved."""
    first = actions.propose_norm(norm_file(), by=world.lova, at=AT)
    actions.approve_norm(first, by=world.kim, at=AT)
    second = actions.propose_norm(norm_file(persons_1=1290), by=world.lova, at=AT)
    actions.approve_norm(second, by=world.kim, at=AT)
    assert NormTable.objects.get(pk=first).withdrawn_at == AT
    assert tables_now().norms[2026].cells["common_persons_1"].kronor == 1290


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (lambda: norm_file(2025), "stängd"),
        (lambda: norm_file(age_3=0), "större än noll"),
        (lambda: norm_file(age_3=3001), "hela tiotal"),
        (lambda: norm_file(persons_2=900), "inte högre än"),
        (lambda: norm_file(per_extra=10), "steget från sex till sju"),
        (lambda: norm_file(age_1_2=2000), "samma belopp"),
        (lambda: norm_file(couple=20000), "mellan ett och två"),
        (lambda: norm_file(age_15_18=9000), "medan de andra"),
        (lambda: "year = ", "TOML"),
        (lambda: norm_file().replace('source = "Förordningen, läst i dag"', ""), "Källan saknas"),
    ],
)
def test_a_table_with_a_fault_is_told_and_not_kept(world, file, sentence):
    """Red when `propose_norm` reads the file without the rules of sanity."""
    with pytest.raises(Refusal, match=sentence):
        actions.propose_norm(file(), by=world.lova, at=AT)
    assert not NormTable.objects.exists()


@pytest.mark.parametrize(
    ("code", "value", "first", "sentence"),
    [
        ("day_method", "guess", DECEMBER, "Välj ett av svaren"),
        ("change_warning_percent", "101", DECEMBER, "från 1 till 100"),
        ("asset_buffer", "-5", DECEMBER, "mindre än noll"),
        ("asset_buffer", "mycket", DECEMBER, "kronor med siffror"),
        ("day_method", "days/30", date(2025, 10, 1), "Gamla månader ändras inte"),
        ("day_method", "days/30", date(2025, 12, 2), "Välj den första"),
    ],
)
def test_a_bad_choice_is_told_and_not_kept(world, code, value, first, sentence):
    """Red when `_value` or the check of the day lets all through."""
    with pytest.raises(Refusal, match=sentence):
        actions.propose_choice(code, value, valid_from=first, source=SOURCE, by=world.lova, at=AT)
    assert not LocalChoice.objects.exists()


def test_who_writes_and_who_says_yes(world):
    """Red when anybody may write."""
    with pytest.raises(Refusal, match="leder enheten"):
        actions.propose_norm(norm_file(), by=world.wanja, at=AT)
    with pytest.raises(Refusal, match="Skriv källan"):
        actions.propose_choice(
            "age_on", "last day", valid_from=DECEMBER, source=" ", by=world.lova, at=AT
        )


def test_a_guide_warns_and_never_cuts(world):
    """Red when the guide is left out of the parameters."""
    made = actions.propose_guide(
        "rent", "5 000", persons=0, valid_from=DECEMBER, source=SOURCE, by=world.lova, at=AT
    )
    actions.approve_choice(made, by=world.kim, at=AT)
    sheet = sent(world)
    actions.count_month(sheet, by=world.wanja, at=AT)
    text = stored_text(sheet)
    assert "ABOVE_GUIDE" in text
    assert '"kronor":"6200"' in text
    ended = actions.propose_guide(
        "rent", "", persons=0, valid_from=JANUARY, source=SOURCE, by=world.lova, at=AT
    )
    actions.approve_choice(ended, by=world.kim, at=AT)
    assert parameters(JANUARY)["guides"] == []
    assert len(parameters(DECEMBER)["guides"]) == 1


def test_a_choice_that_holds_is_not_taken_away(world):
    """Red when `withdraw_choice` does not look at the day."""
    coming = choose(world, first=JANUARY)
    later = AT + timedelta(days=60)
    with pytest.raises(Refusal, match="gäller redan"):
        actions.withdraw_choice(coming, why="Fel", by=world.lova, at=later)
    actions.withdraw_choice(coming, why="Fel", by=world.lova, at=AT)
    assert parameters(JANUARY)["day_method"] == "days/30"


def test_the_page_asks_as_much_however_many_choices_there_are(world):
    """Red with a query for each row."""

    def asked():
        with CaptureQueriesContext(
            connection,
        ) as found:
            seen = chosen(world.lova, at=AT)
        return len(found), seen

    before, seen = asked()
    assert seen.now[0].source == "vårt förval, obekräftat"
    for value in ("days in month", "days/30", "day amount"):
        choose(world, value=value)
    after, seen = asked()
    assert before == after <= 4
    assert len(seen.history) == 3
