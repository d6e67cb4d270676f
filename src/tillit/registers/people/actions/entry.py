"""How persons come into the register: one at a time, or a whole family."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models.functions import Coalesce

from tillit.kernel.actor import Actor
from tillit.kernel.ids import new_id
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.refusal import Refusal
from tillit.registers.people import policies
from tillit.registers.people.models import Person
from tillit.registers.people.naming import sort_key
from tillit.registers.people.search.index import index_new
from tillit.registers.people.types import AlreadyRegistered, Protection, Sex, Source

from .common import who


@dataclass(frozen=True)
class Newcomer:
    """Somebody to enter. A number says the day of birth and, where it is not given, the sex."""

    given_name: str
    family_name: str
    number: PersonNumber | None = None
    born: date | None = None
    sex: Sex | str = Sex.UNKNOWN
    protection: Protection = Protection.NONE
    language: str = "sv"


def enter(
    newcomers: Sequence[Newcomer], *, source: Source, by: Actor, at: datetime
) -> list[Person]:
    """Write the rows of persons and what the search finds them by; the caller leaves the trace.

    Raises AlreadyRegistered, with the id, when a number is taken, also by who came between.
    """
    policies.check_may_register(by)
    rows = [_row(each, source, by, at) for each in newcomers]
    _check_free(rows)
    try:
        with transaction.atomic():
            Person.objects.bulk_create(rows)
    except IntegrityError:
        _check_free(rows)
        raise
    index_new(rows)
    return rows


def clean_name(text: str) -> str:
    """A name with one space between words. Refuses none at all, and one that is too long."""
    name = " ".join(text.split())
    if not name:
        raise Refusal("Skriv både förnamn och efternamn. Vet du inte, skriv Okänd.")
    if len(name) > 120:
        raise Refusal("Namnet är för långt. Skriv högst 120 tecken.")
    return name


def _row(new: Newcomer, source: Source, by: Actor, at: datetime) -> Person:
    given, family = clean_name(new.given_name), clean_name(new.family_name)
    return Person(
        id=new_id(),
        given_name=given,
        family_name=family,
        number=new.number.digits if new.number else None,
        born=new.number.born if new.number else new.born,
        sex=Sex(new.sex) or _sex_of(new.number),
        protection=new.protection,
        language=new.language,
        sort_key=sort_key(given, family),
        source=source,
        registered_at=at,
        registered_by=who(by),
    )


def _check_free(rows: Sequence[Person]) -> None:
    numbers = [row.number for row in rows if row.number]
    if len(set(numbers)) < len(numbers):
        raise Refusal("Samma personnummer står på två personer. Kontrollera numren.")
    taken = Person.objects.filter(number__in=numbers)
    for existing in taken.values_list(Coalesce("merged_into_id", "pk"), flat=True):
        raise AlreadyRegistered(existing)


def _sex_of(number: PersonNumber | None) -> Sex:
    """Odd third digit of the birth number: a man (folkbokföringslagen 18 §). Unverified here."""
    if number is None:
        return Sex.UNKNOWN
    return Sex.MALE if int(number.digits[10]) % 2 else Sex.FEMALE
