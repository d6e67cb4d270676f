"""Enter and correct persons."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.refusal import Moved
from tillit.registers.people import policies
from tillit.registers.people.events import PersonCorrected, PersonRegistered
from tillit.registers.people.models import Person
from tillit.registers.people.naming import sort_key
from tillit.registers.people.queries import person_by_number
from tillit.registers.people.search.index import reindex
from tillit.registers.people.types import AlreadyRegistered, Protection, Sex, Source
from tillit.trust.audit.actions import record

from .common import person_to_change, trace
from .entry import Newcomer, clean_name, enter


@transaction.atomic
def register_person(
    given_name: str,
    family_name: str,
    *,
    number: PersonNumber | None = None,
    born: date | None = None,
    sex: Sex | str = Sex.UNKNOWN,
    protection: Protection = Protection.NONE,
    language: str = "sv",
    source: Source,
    by: Actor,
    at: datetime,
) -> UUID:
    """Enter a person. Raises AlreadyRegistered, with the id, when the number is taken."""
    new = Newcomer(given_name, family_name, number, born, sex, protection, language)
    [row] = enter([new], source=source, by=by, at=at)
    record(PersonRegistered(person=row.pk, source=source), by=by, at=at)
    return row.pk


@transaction.atomic
def correct_person(
    person_id: UUID,
    *,
    reason: str,
    given_name: str | None = None,
    family_name: str | None = None,
    number: PersonNumber | None = None,
    born: date | None = None,
    sex: Sex | None = None,
    language: str | None = None,
    dead_on: date | None = None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Correct what is given; what is None stays. The old values are kept in the trace.

    `version` is the one that the writer saw: raises Moved when somebody else was first.
    """
    policies.check_reason(reason)
    row = person_to_change(person_id, by=by, at=at)
    if number and (taken := person_by_number(by, number)) and taken != row.pk:
        raise AlreadyRegistered(taken)
    wanted = {
        "given_name": clean_name(given_name) if given_name is not None else None,
        "family_name": clean_name(family_name) if family_name is not None else None,
        "number": number.digits if number else None,
        "born": number.born if number else born,
        "sex": sex,
        "language": language,
        "dead_on": dead_on,
    }
    changes: dict[str, object] = {
        f: v for f, v in wanted.items() if v is not None and v != getattr(row, f)
    }
    _write(row, changes, version or row.version)
    for field in changes:
        before, after = getattr(row, field), changes[field]
        trace(row, field, str(before or ""), str(after), reason, by=by, at=at)
    if changes:
        reindex([row.pk])
        record(
            PersonCorrected(person=row.pk, fields=tuple(map(Code, sorted(changes)))), by=by, at=at
        )


def _write(row: Person, changes: dict[str, object], version: int) -> None:
    given = str(changes.get("given_name", row.given_name))
    family = str(changes.get("family_name", row.family_name))
    same = Person.objects.filter(pk=row.pk, version=version)
    fields = changes | {"sort_key": sort_key(given, family), "version": F("version") + 1}
    if not (same.update(**fields) if changes else same.exists()):
        raise Moved("Någon annan har just ändrat uppgifterna. Läs dem igen.")
