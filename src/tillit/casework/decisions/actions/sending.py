"""The check at the moment of sending: what this receiver may not know is not in the letter."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from tillit.casework.decisions.around import Circle, people_around
from tillit.casework.decisions.events import LetterChecked, LetterStopped
from tillit.casework.decisions.letters.checking import Leak, leaks
from tillit.casework.decisions.letters.wording import Letter
from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.refusal import Moved, Refusal
from tillit.trust.audit.actions import record

SENDER = "avsändaren"


class Stopped(Refusal):
    """A letter would have told its receiver what they may not know. It was not sent."""

    def __init__(self, name: str, receiver: UUID, found: tuple[Leak, ...]) -> None:
        worst = next((leak for leak in found if leak.part == SENDER), found[0])
        super().__init__(_sentence(name, worst))
        self.receiver = receiver
        self.found = found


@contextmanager
def sending(object_id: UUID, *, by: Actor, at: datetime) -> Iterator[None]:
    """A transaction in which letters go out. That one was stopped is told also when it rolls
    back."""
    try:
        with transaction.atomic():
            yield
    except Stopped as stopped:
        kinds = tuple(Code(leak.kind or "identity") for leak in stopped.found)
        event = LetterStopped(object_id, stopped.receiver, tuple(dict.fromkeys(kinds)))
        with transaction.atomic():
            record(event, by=by, at=at)
        raise


def check_letters(
    letters: Mapping[UUID, Letter],
    made_from: Circle,
    *,
    object_id: UUID,
    unit: str,
    handler: str,
    file_name: str,
    by: Actor,
    at: datetime,
) -> None:
    """Read each finished letter against what holds now, and write down that it was read.

    `made_from` is the circle that the letters were made from: where something about a receiver
    has changed since, the letter is made anew first. Raises Stopped with the way forward.
    """
    now = replace(made_from, people=people_around(by, made_from.child, at=at))
    for receiver, letter in letters.items():
        if now.people.get(receiver) != made_from.people[receiver]:
            raise Moved("Uppgifter om mottagaren har just ändrats. Läs dem och skicka sedan igen.")
        around = {
            SENDER: f"{settings.MUNICIPALITY}, {unit}",
            "handläggaren": handler,
            "filens namn": file_name,
        }
        tellings = now.tellings(receiver)
        found = leaks(letter.parts() | around, tellings, sender=settings.MUNICIPALITY)
        if found:
            raise Stopped(now.names.get(receiver, "mottagaren"), receiver, found)
        record(LetterChecked(object_id, receiver, len(tellings)), by=by, at=at)


def _sentence(name: str, leak: Leak) -> str:
    if leak.part == SENDER:
        return (
            f"Brevet till {name} är stoppat: att det kommer från oss röjer {leak.words}. "
            "Skicka inget härifrån. Fråga gruppledaren hur personen ska nås i stället."
        )
    return (
        f"Brevet till {name} är stoppat: det röjer {leak.words} för någon som är skyddad, "
        f"under ”{leak.part}”. Skriv om stycket, eller undanta delen för den som ska få brevet. "
        "Vet du inte hur, fråga gruppledaren."
    )
