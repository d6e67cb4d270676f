"""Why somebody sees something, in words."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tillit.kernel.swedish import day_of
from tillit.trust.access.types import AssignedAs, Seer
from tillit.trust.audit.types import Shows
from tillit.trust.identity.types import StaffView

A_MOMENT = timedelta(microseconds=1)
ASSIGNED = {
    AssignedAs.RESPONSIBLE: "Ansvarar för ärendet",
    AssignedAs.CO_WORKER: "Medverkar i ärendet",
    AssignedAs.DEPUTY: "Vikarierar för den som ansvarar",
    AssignedAs.PROVIDER: "Ger en insats i ärendet",
    AssignedAs.PARTNER: "Gäst",
}
COMMITTEE = "Nämndens sekreterare: ärendet står på en dagordning"
RULES = {
    "leader": "Leder enheten som har ärendet",
    "glass": "Nödöppnade ärendet",
    "own": "Stängt: det handlar om kollegan själv",
    "barred": "Stängt: det finns en spärr",
    "area": "Stängt: hör till ett annat sekretessområde, eller har ingen roll längre",
    "sealed": "Stängt: ärendet är förseglat",
    "": "Stängt: har inte längre någon roll som öppnar det",
}
CLASSES = {
    Shows.IDENTITY: "vem ärendet gäller",
    Shows.CONTACT: "telefon och adress",
    Shows.CONTENT: "vad som har skrivits",
    Shows.THIRD_PARTY: "familjen",
}


@dataclass(frozen=True)
class Seen:
    """One who has a key, in words."""

    seer: Seer
    name: str
    title: str
    why: str
    last_day: date | None
    sees: str = ""
    ground: str = ""

    @property
    def is_guest(self) -> bool:
        """Whether they were invited from a partner."""
        return self.seer.as_ is AssignedAs.PARTNER


def in_words(seer: Seer, people: dict[UUID, StaffView], grounds: dict[str, str]) -> Seen:
    """Who, why, and the last day of it. `grounds`: the source of each ground for guests."""
    who = people.get(seer.staff_id)
    why = RULES.get(seer.rule, "")
    if seer.allowed and seer.as_ is not None:
        why = COMMITTEE if seer.ground == "committee" else ASSIGNED[seer.as_]
    return Seen(
        seer,
        who.name if who else "En kollega",
        (seer.organisation or who.title) if who else "",
        why,
        day_of(seer.until - A_MOMENT) if seer.until else None,
        classes_in_words(seer.classes),
        grounds.get(seer.ground, ""),
    )


def classes_in_words(classes: str) -> str:
    """What an invitation names, as "K1 K3", in words."""
    return ", ".join(words for each, words in CLASSES.items() if each.value in classes.split())


def name_of(people: dict[UUID, StaffView], staff_id: UUID | None) -> str:
    """A colleague by name, also one who has left."""
    who = people.get(staff_id) if staff_id else None
    return who.name if who else "Någon som inte arbetar här längre"
