"""A small town made by the actions: one unit, its people, and Noel's case with a family."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from tillit.casework.cases import actions as cases
from tillit.casework.cases.types import NoteKind
from tillit.kernel.actor import Role, Staff, System
from tillit.kernel.person_number import PersonNumber
from tillit.registers.people import actions as people
from tillit.registers.people.types import Protection, RelationKind, Sex, Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

BY = System("tests")
FROM = {"source": Source.STAFF, "by": BY}


@dataclass(frozen=True)
class Town:
    """Maja has the case, Katarina leads, Samira is in another unit. Noel is twelve."""

    at: datetime
    unit: UUID
    maja: Staff
    katarina: Staff
    samira: Staff
    noel: UUID
    petra: UUID
    erik: UUID
    ines: UUID
    hidden: UUID
    case: UUID


def staff_of(name: str, unit: UUID, role: Role, title: str, at: datetime) -> Staff:
    """Somebody employed with one role; qualified when they handle cases of children."""
    degree = date(2015, 1, 1) if role in {Role.SOCIAL_WORKER, Role.LEADER} else None
    staff_id = employ(name, subject=name.lower(), title=title, qualified_since=degree, by=BY, at=at)
    give_seat(staff_id, unit, role, by=BY, at=at)
    found = staff_actor(BY, staff_id, at=at)
    assert found is not None
    return found


def make_town(now: datetime, *, age_days: int = 40) -> Town:
    """The town as it stands at a moment; the investigation began `age_days` ago."""
    at = now - timedelta(days=age_days)
    unit = open_unit("Barn 2", UnitKind.INVESTIGATION, by=BY, at=at)
    other = open_unit("Barn 9", UnitKind.INVESTIGATION, by=BY, at=at)
    maja = staff_of("Maja Norrman", unit, Role.SOCIAL_WORKER, "Socialsekreterare", at)
    number = PersonNumber.parse("201408232385")
    noel = people.register_person(
        "Noel", "Sandvik", number=number, born=number.born, sex=Sex.MALE, at=at, **FROM
    )
    petra = people.register_person("Petra", "Sandvik", sex=Sex.FEMALE, at=at, **FROM)
    erik = people.register_person("Erik", "Lund", sex=Sex.MALE, at=at, **FROM)
    ines = people.register_person(
        "Ines", "Lund", born=date(2011, 3, 2), sex=Sex.FEMALE, at=at, **FROM
    )
    hidden = people.register_person(
        "Hemlig", "Person", sex=Sex.MALE, protection=Protection.MARKED, at=at, **FROM
    )
    for parent in (petra, erik):
        people.relate(noel, parent, RelationKind.GUARDIAN, at=at, **FROM)
        people.relate(noel, parent, RelationKind.PARENT, at=at, **FROM)
    people.relate(ines, erik, RelationKind.PARENT, at=at, **FROM)
    people.relate(noel, hidden, RelationKind.SIBLING, at=at, **FROM)
    for label, persons in (
        ("Björkäng, hushåll 1", (petra, noel)),
        ("Norrby, hushåll 2", (erik, noel, ines)),
    ):
        home = people.make_household(label, by=BY, at=at)
        for person in persons:
            share = "varannan vecka" if person == noel else ""
            people.join_household(home, person, share=share, at=at, **FROM)
    for parent in (petra, erik):
        people.set_contact_needs(parent, safe_way="Ring eller skriv.", by=BY, at=at)
    case = cases.start_case(
        noel, unit, title="Utredning, stöd för Noel", responsible=maja.id, by=BY, at=at
    )
    return Town(
        at=now, unit=unit, maja=maja,
        katarina=staff_of("Katarina Bladh", unit, Role.LEADER, "Gruppledare", at),
        samira=staff_of("Samira Haddad", other, Role.SOCIAL_WORKER, "Socialsekreterare", at),
        noel=noel, petra=petra, erik=erik, ines=ines, hidden=hidden, case=case,
    )  # fmt: skip


def warn(town: Town) -> None:
    """What must be known before contact: a warning, an interpreter, a safe way."""
    people.raise_threat_note(
        town.erik, reason="Hotade en kollega vid besöket i oktober.", told="Vid möte i oktober.",
        ends_on=town.at.date() + timedelta(days=90), by=BY, at=town.at,
    )  # fmt: skip
    people.set_contact_needs(
        town.petra, interpreter="arabiska", safe_way="Ring hennes arbete före klockan 15.",
        never="Skicka aldrig brev hem.", version=1, by=BY, at=town.at,
    )  # fmt: skip


def sign(town: Town, kind: NoteKind, text: str, *, days_ago: float = 1, **more: object) -> UUID:
    """A signed note by Maja."""
    when = town.at - timedelta(days=days_ago)
    note = cases.start_note(
        town.case, kind, happened_at=when, text=text, with_person=more.pop("with_person", None),
        heading=more.pop("heading", ""), by=town.maja, at=when,
    )  # fmt: skip
    cases.sign_note(note, version=1, by=town.maja, at=when, **more)
    return note


def history(town: Town) -> None:
    """A few weeks of work, as on a Tuesday morning."""
    sign(
        town,
        NoteKind.PHONE,
        "Erik berättar om veckan. Han vill veta när utredningen är klar.",
        days_ago=20,
        with_person=town.erik,
    )
    visit = sign(
        town,
        NoteKind.HOME_VISIT,
        "Eget rum, lugn stämning. Ines var med vid maten.",
        days_ago=12,
        heading="Hembesök hos Erik, hushåll 2",
    )
    cases.amend_note(
        visit, text="Ines kom först efter maten.", by=town.maja, at=town.at - timedelta(days=8)
    )
    talk = sign(
        town,
        NoteKind.CHILD_TALK,
        "Vi träffades på verkstaden.",
        days_ago=4,
        with_person=town.noel,
        childs_words="Det är bäst på torsdagar, när jag får skruva.",
        shown_to="assigned",
    )
    cases.dispute_note(
        talk,
        town.erik,
        text="Jag har aldrig sagt nej till familjebehandling.",
        by=town.maja,
        at=town.at - timedelta(days=2),
    )
