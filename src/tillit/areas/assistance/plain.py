"""A month's rows as the form that the law counts on (docs/reference/assistance.md). No names: the
people are called by what they are in the household."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from .household import ADULT_ROW, CHILD_ROW, Somebody
from .models import AgencyAnswer, SheetRow
from .telling import UNKNOWN, WAGE_UNKNOWN
from .types.words import Answered, Owner, Section

ORIGINS = {Owner.MACHINE: "register", Owner.APPLICANT: "applicant", Owner.WORKER: "worker"}
STATUS = {Answered.DATA: "answered", Answered.EMPTY: "empty", Answered.FAILED: "failed"}
Earlier = Mapping[UUID, Mapping[str, Any]]  # what months before tell of each person
EMERGENCY = "emergency"  # that the acute need was tested, and what was found
NOT_READ = {UNKNOWN: "other", WAGE_UNKNOWN: "pay"}  # known to be there, not how much


def counted_rows(rows: Iterable[SheetRow]) -> list[SheetRow]:
    """The rows that count: those that stand, without the ones a worker's own row corrects."""
    standing = [row for row in rows if row.removed_at is None]
    corrected = {row.corrects_id for row in standing if row.corrects_id}
    return sorted(
        (row for row in standing if row.pk not in corrected), key=lambda row: (row.at, row.origin)
    )


def form_of(
    rows: Iterable[SheetRow],
    people: Mapping[UUID, Somebody],
    answers: Iterable[AgencyAnswer],
    earlier: Earlier | None = None,
) -> dict[str, Any]:
    """The plain form of a household. `earlier`: what months before tell of each person."""
    rows, earlier = list(rows), earlier or {}

    def part(section: Section) -> list[SheetRow]:
        return [row for row in rows if row.section == section]

    here, special = part(Section.HOUSEHOLD), part(Section.SPECIAL)
    form: dict[str, Any] = {
        "adults": [_adult(row, people, earlier) for row in here if row.kind == ADULT_ROW],
        "children": [_child(row, people, earlier) for row in here if row.kind == CHILD_ROW],
        "incomes": [_income(row, people) for row in _each_unread_once(part(Section.INCOME))],
        "costs": [_cost(row, people) for row in part(Section.COST)],
        "assets": [_asset(row, people) for row in part(Section.ASSET)],
        "deviations": [_deviation(row, people) for row in special if row.kind != EMERGENCY],
        "answers": _answers(answers, people),
    }
    sizes = [row.facts["home_size"] for row in here if row.facts.get("home_size")]
    if sizes:
        form["home_size"] = max(sizes)
    if any(row.kind == EMERGENCY for row in special):
        form["emergency_tested"] = True
    return {name: value for name, value in form.items() if value != []}


def _adult(row: SheetRow, people: Mapping[UUID, Somebody], earlier: Earlier) -> dict[str, Any]:
    return _somebody(row, people, earlier, ("days", "away", "assistance_months", "jobbstimulans"))


def _child(row: SheetRow, people: Mapping[UUID, Somebody], earlier: Earlier) -> dict[str, Any]:
    names = ("days", "lunch_days", "school", "away", "earned_before")
    return _somebody(row, people, earlier, names)


def _somebody(
    row: SheetRow, people: Mapping[UUID, Somebody], earlier: Earlier, names: tuple[str, ...]
) -> dict[str, Any]:
    assert row.person_id is not None
    who = people[row.person_id]
    found: dict[str, Any] = {"id": who.word}
    if who.born is not None:
        found["born"] = who.born.isoformat()
    elif "age" in row.facts:  # the register does not know; a worker has written it
        found["age"] = row.facts["age"]
    written = {name: row.facts[name] for name in names if name in row.facts}
    return found | with_earlier(written, earlier.get(row.person_id, {}))


def _said(row: SheetRow) -> dict[str, Any]:
    found: dict[str, Any] = {"source": row.source, "origin": ORIGINS[Owner(row.owner)]}
    if row.read_at is not None:
        found["read"] = row.read_at.isoformat(timespec="minutes")
    return found


def _who(row: SheetRow, people: Mapping[UUID, Somebody]) -> str:
    known = people.get(row.person_id) if row.person_id else None
    return known.word if known else ""


def _amount(row: SheetRow) -> str | None:
    return None if row.kronor is None else str(row.kronor)


def _each_unread_once(rows: list[SheetRow]) -> list[SheetRow]:
    """Income that nobody can read the sum of, told once a month, is one thing not known: three
    alike would be three faults of writing, and the month could not be counted at all."""
    unread = {(row.kind, row.person_id, row.source): row for row in rows if row.kind in NOT_READ}
    kept = {row.pk for row in unread.values()}
    return [row for row in rows if row.kind not in NOT_READ or row.pk in kept]


def _income(row: SheetRow, people: Mapping[UUID, Somebody]) -> dict[str, Any]:
    unread = row.kind in NOT_READ
    found = _said(row) | {
        "person": _who(row, people),
        "kind": NOT_READ.get(row.kind, row.kind),
        "amount": None if unread else _amount(row),
    }
    if row.on is not None and not unread:
        found["paid"] = row.on.isoformat()
    if row.counted is not None:
        found |= {"counted": str(row.counted), "reason": row.why}
    alike = row.origin.rpartition(":")[2]  # an agency told of two alike, for two children perhaps
    if row.owner == Owner.MACHINE and alike.isdigit() and int(alike) > 1:
        found["number"] = int(alike)
    return found


def _cost(row: SheetRow, people: Mapping[UUID, Somebody]) -> dict[str, Any]:
    found = _said(row) | {"kind": row.kind, "amount": _amount(row), "person": _who(row, people)}
    if row.counted is not None:
        found |= {"accepted": str(row.counted), "reason": row.why}
    if row.facts.get("lodger"):
        found["lodger"] = row.facts["lodger"]
    return found


def _asset(row: SheetRow, people: Mapping[UUID, Somebody]) -> dict[str, Any]:
    found = _said(row) | {"kind": row.kind, "amount": _amount(row), "person": _who(row, people)}
    if row.counted is not None:
        found |= {"counted": str(row.counted), "reason": row.why}
    return found


def _deviation(row: SheetRow, people: Mapping[UUID, Somebody]) -> dict[str, Any]:
    found = {"item": row.kind, "reason": row.why, "person": _who(row, people)}
    return found | {name: row.facts[name] for name in ("kind", "amount", "to") if name in row.facts}


def _answers(
    answers: Iterable[AgencyAnswer], people: Mapping[UUID, Somebody]
) -> list[dict[str, Any]]:
    """Each agency once: the worst of what it said of anybody. A silence is never hidden by an
    answer about somebody else."""
    worst: dict[str, AgencyAnswer] = {}
    order = [Answered.FAILED, Answered.DATA, Answered.EMPTY]
    for each in answers:
        if each.answered == Answered.NOT_ASKED or each.person_id not in people:
            continue
        known = worst.get(each.agency)
        if known is None or order.index(Answered(each.answered)) < order.index(
            Answered(known.answered)
        ):
            worst[each.agency] = each
    return [
        {
            "agency": agency,
            "status": STATUS[Answered(each.answered)],
            "read": each.read_at.isoformat(timespec="minutes"),
        }
        for agency, each in sorted(worst.items())
    ]


def with_earlier(written: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    """A person's facts as a worker wrote them, filled with what is known. Whoever wrote that
    jobbstimulans holds, or does not, has said all of it."""
    found = dict(known) | written
    months = written.get("assistance_months")
    if "jobbstimulans" in written:
        found.pop("assistance_months", None)
    elif isinstance(months, Mapping):
        found["assistance_months"] = dict(known.get("assistance_months", {})) | dict(months)
    elif months is not None:
        found["assistance_months"] = dict(known.get("assistance_months", {})) | dict.fromkeys(
            months, True
        )
    return found
