"""Search for persons. Logged also when nobody is found; what was typed is never logged."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from tillit.kernel.actor import Actor, System
from tillit.kernel.folding import words_of
from tillit.kernel.person_number import NotAPersonNumber, PersonNumber
from tillit.kernel.swedish import day_of
from tillit.registers.people import policies
from tillit.registers.people.models import SearchName
from tillit.registers.people.ports import case_numbers
from tillit.registers.people.queries import lines_of, person_by_number
from tillit.registers.people.queries.lines import roots_of, same_as
from tillit.registers.people.search.find import Found, by_likeness, by_prefix
from tillit.registers.people.types import Purpose, SearchAnswer
from tillit.trust.access.queries import visible_person_ids, walled_person_ids
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

SHORTEST = 2
HELP = "Sök på namn, personnummer, samordningsnummer eller ärendenummer."
MORE = "Det blev för många. Skriv fler bokstäver eller hela personnumret."
TWO_LETTERS = "Skriv minst två bokstäver i varje ord."


NOBODY = Found()


@dataclass(frozen=True)
class _Result:
    kind: str
    found: Found = NOBODY
    similar: bool = False
    sentence: str = ""


@transaction.atomic
def search_people(
    text: str, *, purpose: Purpose, similar: bool = False, by: Actor, at: datetime
) -> SearchAnswer:
    """Persons by name, personal, coordination or case number (SoLPuF 15 §); nothing else.

    MATCH searches the whole register and belongs to the intake unit; WORK searches the persons
    of one's own assignments. A protected person is found by the exact number only. `similar`
    also looks for names that look or sound alike; it is done anyway when nobody is found.
    Raises Refusal at the daily stop. The leaf says what kind of search, the purpose, how many.
    """
    policies.check_may_search(by, purpose)
    whole = purpose is Purpose.MATCH
    over = policies.check_searches(by, at=at) if whole else False
    result = _find(text.strip(), whole, similar, by, at)
    lines = lines_of(by, result.found.persons)
    note_read(
        policies.MATCHED if whole else "people.search",
        by=by,
        at=at,
        shows={Shows.IDENTITY},
        ground=f"{purpose.value}:{result.kind}",
        shown=result.found.persons,
        count=len(lines),
    )
    return SearchAnswer(
        lines=tuple(lines[id_] for id_ in result.found.persons),
        similar=result.similar,
        too_many=result.found.too_many,
        sentence=result.sentence or (MORE if result.found.too_many else ""),
        over_budget=over,
    )


def _find(text: str, whole: bool, similar: bool, by: Actor, at: datetime) -> _Result:
    cases = case_numbers()
    if cases and cases.looks_like(text):
        return _Result("case", _within(roots_of(cases.persons(by, text, at=at)), whole, by, at))
    if any(letter.isdigit() for letter in text):
        return _by_number(text, whole, by, at)
    words = words_of(text)
    if not words:
        return _Result("none", sentence=HELP)
    if any(len(word) < SHORTEST for word in words):
        return _Result("none", sentence=TWO_LETTERS)
    scope = _scope(whole, by, at)
    found = Found() if similar else by_prefix(words, scope)
    if found.persons or found.too_many:
        return _Result("name", found)
    return _Result("name", by_likeness(words, scope), similar=True)


def _by_number(text: str, whole: bool, by: Actor, at: datetime) -> _Result:
    try:
        number = PersonNumber.parse(text, today=day_of(at))
    except NotAPersonNumber as problem:
        return _Result("none", sentence=f"{problem} {HELP}")
    found = person_by_number(by, number)
    return _Result("number", _within([found] if found else [], whole, by, at))


def _within(roots: list[UUID], whole: bool, by: Actor, at: datetime) -> Found:
    """Those of the persons, as they are now, whom this searcher may find."""
    walls = walled_person_ids(by, at=at)
    walled = set(roots_of(walls)) if walls else set()
    allowed = [root for root in roots if root not in walled]
    if not whole and not isinstance(by, System):
        ids = same_as(allowed)
        mine = set(roots_of(visible_person_ids(by, at=at).filter(person_id__in=ids)))
        allowed = [root for root in allowed if root in mine]
    return Found(tuple(allowed))


def _scope(whole: bool, by: Actor, at: datetime) -> "QuerySet[SearchName]":
    """The search rows within reach: all, or the persons of one's own assignments; never one's
    own, kin's or a barred person's."""
    rows = SearchName.objects.all()
    if walls := walled_person_ids(by, at=at):
        rows = rows.exclude(root_id__in=roots_of(walls))
    if whole or isinstance(by, System):
        return rows
    return rows.filter(root_id__in=roots_of(visible_person_ids(by, at=at)))
