"""A town small enough to walk through: who works there, what may be decided, and Ella's family."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from tillit.casework.decisions import actions as decisions
from tillit.kernel.actor import Role, System
from tillit.kernel.person_number import PersonNumber
from tillit.registers.catalogue.actions import publish_kind
from tillit.registers.catalogue.types import KindIn
from tillit.registers.people import actions as people
from tillit.registers.people.types import RelationKind, Sex, Source
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ

BY = System("tests")
CHILD, MOTHER = "201704122389", "198803092389"
UNITS = {
    "intake": ("Mottagning barn och unga", UnitKind.INTAKE),
    "barn2": ("Barn 2", UnitKind.INVESTIGATION),
    "home": ("Familjebehandling Hamnen", UnitKind.PROVIDER),
    "board": ("Nämndkansliet", UnitKind.BOARD),
}
STAFF = (
    ("Idris Warsame", "intake", Role.INTAKE, "Socialsekreterare, mottagning"),
    ("Katarina Bladh", "barn2", Role.LEADER, "Gruppledare, Barn 2"),
    ("Maja Norrman", "barn2", Role.SOCIAL_WORKER, "Socialsekreterare, Barn 2"),
    ("Elin Mark", "home", Role.PROVIDER, "Familjebehandlare"),
    ("Stina Wik", "board", Role.BOARD_SECRETARY, "Nämndsekreterare"),
    ("Ali Rahimi", "board", Role.ADMINISTRATOR, "Systemförvaltare"),
    ("Vera Lindh", "board", Role.REVIEWER, "Säkerhetsansvarig"),
    ("Arvid Falk", "board", Role.ARCHIVIST, "Arkivarie"),
)
CAST = {
    "staff": [
        {"subject": name.split()[0].lower(), "name": name, "title": title, "who": title}
        for name, _, _, title in STAFF
    ],
    "residents": [
        {"subject": "siv", "name": "Siv Strand", "person_number": MOTHER, "who": "Ellas mamma."}
    ],
}


def make_solby(at: datetime | None = None) -> None:
    """Units, staff, the delegation order, what can be given, and a family in the register."""
    at = (at or timezone.now()) - timedelta(days=30)
    units = {key: open_unit(*named, by=BY, at=at) for key, named in UNITS.items()}
    for name, unit, role, title in STAFF:
        _employ(name, units[unit], role, title, at)
    decisions.adopt_delegation_order(
        "Delegationsordning",
        entries=(("5.1", "SOL-11-1", "leader"), ("5.2", "SOL-20-3", "leader")),
        adopted_on=date(2025, 6, 11),
        paragraph="§ 58",
        valid_from=date(2025, 7, 1),
        valid_to=at.date() + timedelta(days=700),
        by=BY,
        at=at,
    )
    kind = KindIn(
        "familjebehandling", "Familjebehandling", "Någon träffar familjen hemma.", "SOL-11-1",
        measures=("Hur är morgnarna hemma?", "Hur går det i skolan?"), unit_ids=(units["home"],),
    )  # fmt: skip
    publish_kind(kind, by=BY, at=at)
    _family(at)


def _employ(name: str, unit: UUID, role: Role, title: str, at: datetime) -> None:
    worker = employ(
        name,
        subject=name.split()[0].lower(),
        title=title,
        qualified_since=date(2019, 6, 1) if role is not Role.PROVIDER else None,
        by=BY,
        at=at,
    )
    give_seat(worker, unit, role, by=BY, at=at)


def _family(at: datetime) -> None:
    source = Source.REGISTER
    ids = {}
    for key, name, digits, sex in (
        ("child", "Ella", CHILD, Sex.FEMALE),
        ("mother", "Siv", MOTHER, Sex.FEMALE),
    ):
        number = PersonNumber.parse(digits)
        ids[key] = people.register_person(
            name, "Strand", number=number, born=number.born, sex=sex, source=source, by=BY, at=at
        )
    for kind in (RelationKind.PARENT, RelationKind.GUARDIAN):
        people.relate(ids["child"], ids["mother"], kind, source=source, by=BY, at=at)
    people.set_contact_needs(ids["mother"], safe_way="Brev hem går bra.", by=BY, at=at)
    home = people.make_household("Ekgatan 3", by=BY, at=at)
    for person in ids.values():
        people.join_household(home, person, source=source, by=BY, at=at)
