"""The cast: everybody one can be in the demo. Written by the filler, read at every visit."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Part:
    """Somebody to sign in as. `who` says in a sentence what this person does or is."""

    subject: str
    name: str
    who: str
    title: str = ""
    person_number: str = ""


@dataclass(frozen=True)
class Cast:
    """Those who work in the town and those who live there."""

    staff: tuple[Part, ...] = ()
    residents: tuple[Part, ...] = ()

    def playing(self, subject: str, audience: str) -> Part | None:
        """The part with this subject, among those who may use this door."""
        parts = self.staff if audience == "staff" else self.residents
        return next((part for part in parts if part.subject == subject), None)


def read_cast(path: Path) -> Cast:
    """The cast in the file; an empty one before the town has been filled."""
    if not path.exists():
        return Cast()
    said = json.loads(path.read_text())
    return Cast(
        staff=tuple(Part(**each) for each in said["staff"]),
        residents=tuple(Part(**each) for each in said["residents"]),
    )
