"""What was changed about a person, from the register's own rows. Never from the log."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from tillit.kernel.actor import Actor
from tillit.registers.people.models import (
    ContactNeeds,
    Correction,
    HouseholdMember,
    Merge,
    Person,
    Relation,
    Representation,
    ThreatNote,
)
from tillit.registers.people.types import HistoryLine

_FIELDS = {
    "given_name": "Förnamn rättat",
    "family_name": "Efternamn rättat",
    "number": "Personnummer rättat",
    "born": "Födelsedag rättad",
    "sex": "Kön rättat",
    "language": "Språk rättat",
    "dead_on": "Dödsdag införd",
    "protection": "Skyddet ändrat",
}


def history_of(actor: Actor, ids: Collection[UUID], *, limit: int = 100) -> list[HistoryLine]:
    """The latest changes first. Says what kind of change; old values stay in the trace."""
    lines = [*_own(ids), *_around(ids), *_merges(ids), *_warnings(ids)]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:limit]


def _own(ids: Collection[UUID]) -> list[HistoryLine]:
    found = [
        HistoryLine(row.registered_at, row.registered_by, "registered", "Inlagd i registret")
        for row in Person.objects.filter(pk__in=ids)
    ]
    for row in Correction.objects.filter(person__in=ids):
        words = f"{_FIELDS.get(row.field, row.field)}: {row.reason.reveal()}"
        found.append(HistoryLine(row.at, row.by, "corrected", words))
    return found


def _around(ids: Collection[UUID]) -> list[HistoryLine]:
    relations = Relation.objects.filter(Q(person__in=ids) | Q(other__in=ids))
    homes = HouseholdMember.objects.filter(person__in=ids)
    needs = ContactNeeds.objects.filter(person__in=ids)
    powers = Representation.objects.filter(person__in=ids)
    return [
        *(HistoryLine(r.set_at, r.set_by, "represents", "Företrädare inlagd") for r in powers),
        *(
            HistoryLine(r.ended_at, r.ended_by, "represents_ended", "Företrädare avslutad")
            for r in powers
            if r.ended_at
        ),
        *(HistoryLine(r.set_at, r.set_by, "related", "Relation inlagd") for r in relations),
        *(HistoryLine(r.set_at, r.set_by, "home", "Boende inlagt") for r in homes),
        *(
            HistoryLine(r.set_at, r.set_by, "needs", f"Kontaktbehov, version {r.version}")
            for r in needs
        ),
    ]


def _merges(ids: Collection[UUID]) -> list[HistoryLine]:
    found = []
    for row in Merge.objects.filter(Q(keep__in=ids) | Q(drop__in=ids)):
        words = f"Två poster blev en: {row.reason.reveal()}"
        found.append(HistoryLine(row.merged_at, row.merged_by, "merged", words))
        if row.undone_at:
            why = row.undone_reason.reveal() if row.undone_reason else ""
            words = f"Sammanslagning ångrad: {why}"
            found.append(HistoryLine(row.undone_at, row.undone_by, "unmerged", words))
    return found


def _warnings(ids: Collection[UUID]) -> list[HistoryLine]:
    found = []
    for row in ThreatNote.objects.filter(person__in=ids):
        found.append(HistoryLine(row.raised_at, row.raised_by, "threat", "Varning lagd"))
        if row.ended_at:
            why = row.ended_reason.reveal() if row.ended_reason else ""
            words = f"Varning borttagen: {why}"
            found.append(HistoryLine(row.ended_at, row.ended_by, "threat_ended", words))
    return found
