"""What may be said about an offer. Every fault is a sentence; all of them at once."""

from collections.abc import Iterator
from datetime import date

from tillit.kernel.refusal import Refusal
from tillit.law.consent import timelines as consent
from tillit.law.open_access import always_assessed

from .search.situations import situations
from .types import LANGUAGES, Hours, Identity, OfferIn, Way

OLDEST = 120


def check(said: OfferIn, *, on: date) -> None:
    """Raises Refusal with every sentence that applies."""
    if found := list(_faults(said, on)):
        raise Refusal(" ".join(found))


def _faults(said: OfferIn, on: date) -> Iterator[str]:
    for text, words in (
        (said.name, "vad det heter"), (said.what, "vad det är"), (said.for_whom, "för vem det är"),
        (said.happens, "vad som händer när man kommer"), (said.begin, "hur man börjar"),
        (said.cost, "vad det kostar"),
    ):  # fmt: skip
        if not text.strip():
            yield f"Skriv {words}."
    yield from _law(said, on)
    if said.min_age is not None and said.max_age is not None and said.max_age < said.min_age:
        yield "Den högsta åldern är lägre än den lägsta. Ändra en av dem."
    if max(said.min_age or 0, said.max_age or 0) > OLDEST:
        yield f"En ålder är högst {OLDEST}."
    if not said.languages or not set(said.languages) <= LANGUAGES.keys():
        yield "Välj minst ett språk som finns i listan."
    if not set(said.situations) <= {each.code for each in situations()}:
        yield "Välj bland de situationer som finns."
    yield from _hours([hours for some in said.hours.values() for hours in some])


def _law(said: OfferIn, on: date) -> Iterator[str]:
    kinds = {since.value.code: since for since in always_assessed(on)}
    if said.kind and said.kind not in kinds:
        yield "Den sortens insats finns inte i lagens lista. Välj en annan, eller ingen."
    if said.way is Way.OPEN and said.kind in kinds:
        since = kinds[said.kind]
        yield f"{since.value.name_sv} kräver alltid behovsprövning ({since.source})."
    free = consent()["OPEN-CHILD"].on(on)
    if said.alone_from is not None and said.way is not Way.OPEN:
        yield "En ålder utan vårdnadshavare gäller bara det som ges utan behovsprövning."
    elif said.alone_from is not None and said.alone_from < free.value.min_age:
        yield f"Före {free.value.min_age} år ska vårdnadshavaren samtycka ({free.source})."
    if said.identity is Identity.NOBODY:
        if said.way is not Way.OPEN:
            yield "Bara det som ges utan behovsprövning kan ges utan att någon säger vem de är."
        if not (said.board_number.strip() and said.board_on and said.board_why.strip()):
            yield "Att ingen säger vem de är beslutar nämnden (SoL 14:5): skriv beslut, dag, skäl."
        elif said.board_on > on:
            yield "Nämndens beslut kan inte vara fattat efter i dag."


def _hours(hours: list[Hours]) -> Iterator[str]:
    if any(each.closes <= each.opens for each in hours):
        yield "Stängningstiden ligger före öppningstiden. Ändra den."
