"""What the templates need in words: ages, grounds, names of colleagues."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from tillit.contact.documents.queries import documents_under_each
from tillit.contact.documents.types import DocumentView
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.overview.extract.policies import REVIEWERS
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people.policies import MERGERS
from tillit.registers.people.queries import has_sealed
from tillit.registers.people.types import (
    Needs,
    PersonCard,
    PersonLine,
    Protection,
    RepresentationLine,
    SearchAnswer,
    Source,
)
from tillit.trust.audit.queries import readings_of
from tillit.trust.audit.types import Reading
from tillit.trust.identity.queries import colleagues

from .changes import Entry, entries
from .forms import KINDS, LANGUAGES, PROTECTIONS, SOURCES, WAYS, Why
from .guide import guide_for
from .protecting import HIDDEN_PLACES
from .status import status_for

GROUNDS = {
    "assignment": "Du har ett uppdrag som rör personen.",
    "match": "Du öppnade personen från mottagningens sökning.",
    "system": "",
}
READ = {
    "people.person": "öppnade personen",
    "people.person.match": "öppnade personen från sökningen",
    "people.number": "visade personnumret",
    "people.name": "visade namnet",
    "people.contact": "visade en kontaktväg",
    "people.home": "visade ett hem",
    "people.sealed_address": "visade en förseglad adress",
}


@dataclass(frozen=True)
class Seen:
    """What was just asked to be shown, and its value for this one answer."""

    what: str
    part: UUID | None = None
    value: str = ""


@dataclass(frozen=True)
class FoundLine:
    """A row of the answer: the line and the age in words."""

    line: PersonLine
    age: str


def found(answer: SearchAnswer, at: datetime) -> list[FoundLine]:
    """The rows of the answer."""
    return [FoundLine(line, age_of(line, at)) for line in answer.lines]


def age_of(line: PersonLine, at: datetime) -> str:
    """12 år, or nothing when it is not known, not shown or the person is dead."""
    age = line.age_on(day_of(at))
    return "" if age is None or line.dead_on else f"{age} år"


def person_page(
    request: DeskRequest,
    card: PersonCard,
    *,
    seen: Seen | None = None,
    sent: Entry | None = None,
) -> dict[str, Any]:  # Any: what a template shows
    """All that the person page shows."""
    readings = readings_of(request.actor, card.line.id, limit=8)
    names = _names(request.actor, card, readings, request.at)
    source, kind, way = dict(SOURCES), dict(KINDS), dict(WAYS)
    return {
        "card": card,
        "protected": card.line.protection is not Protection.NONE,
        "protection": dict(PROTECTIONS)[card.line.protection.value],
        "age": age_of(card.line, request.at),
        "spoken": dict(LANGUAGES).get(card.language, card.language),
        "seen": seen or Seen(""),
        "homes": [(home, source.get(home.source, "Folkbokföringen")) for home in card.homes],
        "ways": [(each, way[each.kind], _source(each.source)) for each in card.ways],
        "guide": guide_for(card, sealed=has_sealed(request.actor, card.line.id)),
        "status": status_for(request.actor, card.line.id, at=request.at),
        "places": [
            (each, dict(HIDDEN_PLACES).get(each.kind, "Plats"), _source(each.source))
            for each in card.places
        ],
        "family": [FamilyRow(m, age_of(m.line, request.at)) for m in card.family],
        "relations": [(each, kind[each.kind], _source(each.source)) for each in card.relations],
        "representatives": _powers(request.actor, card),
        "needs_by": names.get(card.needs.set_by) if card.needs else "",
        "history": [(each, names.get(each.by, "")) for each in card.history],
        "readings": [_reading(each, names) for each in readings],
        "entries": entries(card, sent),
        "facts": _facts(card.needs),
        "threats": [(each, Why(auto_id=f"{each.id}_%s")) for each in card.threats],
        "merges": [(each, Why(auto_id=f"{each.id}_%s")) for each in card.merges],
        "ground": GROUNDS.get(card.ground, ""),
        "may_merge": request.actor.has(*MERGERS),
        "may_ask_extract": request.actor.has(*REVIEWERS),
    }


@dataclass(frozen=True)
class PowerRow:
    """Somebody who acts for the person, with the papers that show it. None of a protected one."""

    line: RepresentationLine
    papers: list[DocumentView]
    may_attach: bool
    why: Why


def _powers(actor: Actor, card: PersonCard) -> list[PowerRow]:
    open_ = [each for each in card.representatives if not each.representative.protection.holds]
    papers = documents_under_each(actor, [each.id for each in open_])
    return [
        PowerRow(each, papers.get(each.id, []), each in open_, Why(auto_id=f"{each.id}_%s"))
        for each in card.representatives
    ]


@dataclass(frozen=True)
class FamilyRow:
    """A relative with the age in words."""

    member: Any
    age: str


def _facts(needs: Needs | None) -> list[dict[str, str]]:
    if needs is None:
        return []
    pairs = (
        ("Tolk", needs.interpreter),
        ("Säkert sätt", needs.safe_way),
        ("Det gör vi aldrig", needs.never),
    )
    return [{"name": name, "value": value} for name, value in pairs if value]


def _source(source: Source) -> str:
    return dict(SOURCES).get(source.value, "Folkbokföringen")


def _names(
    actor: Actor, card: PersonCard, readings: list[Reading], at: datetime
) -> dict[UUID | None, str]:
    """The colleagues who have changed something or read, asked for once."""
    ids = {each.by for each in card.history} | ({card.needs.set_by} if card.needs else set())
    ids |= {UUID(row.actor_ref) for row in readings if row.actor_kind == "staff"}
    staff = colleagues(actor, [each for each in ids if each], at=at)
    return {id_: view.name for id_, view in staff.items()}


def _reading(row: Reading, names: dict[UUID | None, str]) -> tuple[str, str, datetime]:
    who = names.get(UUID(row.actor_ref)) if row.actor_kind == "staff" else None
    return who or "Programmet", READ.get(row.verb, "läste"), row.at
