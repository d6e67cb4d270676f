"""Units and staff of Solby."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from tillit.kernel.actor import Role, Staff, System
from tillit.trust.access.actions import (
    approve_analysis,
    give_seat,
    open_unit,
    renew_seat,
    write_analysis,
)
from tillit.trust.access.queries import suggested_analysis
from tillit.trust.access.types import OFFERED, UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

TOWN = System("demo_town")
SETTLED, SOON = timedelta(days=40), timedelta(days=59)
ENDS_SOON = ("tuula", "lovisa")  # who help out for a time

UNITS = (
    ("intake", "Mottagning barn och unga", UnitKind.INTAKE),
    ("barn1", "Barn 1", UnitKind.INVESTIGATION),
    ("barn2", "Barn 2", UnitKind.INVESTIGATION),
    ("home", "Familjebehandling Hamnen", UnitKind.PROVIDER),
    ("contact", "Kontaktpersoner och avlastning", UnitKind.PROVIDER),
    ("duty", "Socialjouren", UnitKind.DUTY),
    ("board", "Nämndkansliet", UnitKind.BOARD),
    ("money", "Ekonomiskt bistånd", UnitKind.ASSISTANCE),
)


@dataclass(frozen=True)
class Hire:
    """Somebody to employ: where, as what, and one sentence for the cast list."""

    key: str
    name: str
    title: str
    unit: str
    role: Role
    who: str = ""
    qualified: bool = True


HIRES = (
    Hire("idris", "Idris Warsame", "Socialsekreterare, mottagning", "intake", Role.INTAKE,
         "Tar emot anmälningar och gör skyddsbedömningar."),
    Hire("lovisa", "Lovisa Brandt", "Socialsekreterare, mottagning", "intake", Role.INTAKE),
    Hire("gunilla", "Gunilla Ask", "Gruppledare, mottagning", "intake", Role.LEADER,
         "Leder mottagningen. Ser alla anmälningar och vad som är sent."),
    Hire("maja", "Maja Norrman", "Socialsekreterare, Barn 2", "barn2", Role.SOCIAL_WORKER,
         "Utreder. Har Noels ärende. Är moster till ett barn i ett annat ärende."),
    Hire("katarina", "Katarina Bladh", "Gruppledare, Barn 2", "barn2", Role.LEADER,
         "Fördelar ärenden och fattar beslut enligt delegation."),
    Hire("samir", "Samir Holm", "Socialsekreterare, Barn 2", "barn2", Role.SOCIAL_WORKER),
    Hire("tuula", "Tuula Rinne", "Socialsekreterare, Barn 2", "barn2", Role.SOCIAL_WORKER),
    Hire("peter", "Peter Ångman", "Socialsekreterare, Barn 1", "barn1", Role.SOCIAL_WORKER),
    Hire("rebecka", "Rebecka Stål", "Gruppledare, Barn 1", "barn1", Role.LEADER),
    Hire("nour", "Nour Haddad", "Socialsekreterare, Barn 1", "barn1", Role.SOCIAL_WORKER,
         "Utreder i den andra barngruppen. Ser inte Majas ärenden."),
    Hire("vilgot", "Vilgot Sand", "Socialsekreterare, Barn 1", "barn1", Role.SOCIAL_WORKER),
    Hire("jonas", "Jonas Kvist", "Socialsekreterare, socialjouren", "duty", Role.DUTY,
         "Har jour kväll och natt. Ser alla öppna anmälningar."),
    Hire("elin", "Elin Mark", "Familjebehandlare", "home", Role.PROVIDER,
         "Utförare. Tar emot uppdrag och träffar familjerna.", qualified=False),
    Hire("dragan", "Dragan Ilić", "Samordnare, kontaktpersoner", "contact", Role.PROVIDER,
         qualified=False),
    Hire("stina", "Stina Wik", "Nämndsekreterare", "board", Role.BOARD_SECRETARY,
         "Skriver utskottets protokoll och delegationslistan.", qualified=False),
    Hire("ali", "Ali Rahimi", "Systemförvaltare", "board", Role.ADMINISTRATOR,
         "Sköter inställningar. Ser aldrig något om en person.", qualified=False),
    Hire("vera", "Vera Lindh", "Säkerhetsansvarig", "board", Role.REVIEWER,
         "Granskar loggen. Ser vem som läst, aldrig vad som står.", qualified=False),
    Hire("arvid", "Arvid Falk", "Arkivarie", "board", Role.ARCHIVIST,
         "Gallrar och lämnar till arkivet.", qualified=False),
    Hire("mona", "Mona Lindqvist", "Socialsekreterare, ekonomiskt bistånd", "money",
         Role.SOCIAL_WORKER, "Handlägger ekonomiskt bistånd. Har halva månaden."),
    Hire("farid", "Farid Azimi", "Socialsekreterare, ekonomiskt bistånd", "money",
         Role.SOCIAL_WORKER, "Handlägger ekonomiskt bistånd, och är andra par ögon."),
    Hire("helena", "Helena Dahl", "Gruppledare, ekonomiskt bistånd", "money", Role.LEADER,
         "Leder enheten för ekonomiskt bistånd. Slår på och av automatiska beslut."),
    Hire("tore", "Tore Blom", "Ekonomiassistent, ekonomiskt bistånd", "money", Role.SOCIAL_WORKER,
         "Sköter utbetalningar: bekräftar konton och godkänner.", qualified=False),
)  # fmt: skip


@dataclass
class Organisation:
    """The units and staff by their short names."""

    units: dict[str, UUID] = field(default_factory=dict)
    staff: dict[str, UUID] = field(default_factory=dict)
    actors: dict[str, Staff] = field(default_factory=dict)


def found_the_town(at: datetime) -> Organisation:
    """Open the units and employ everybody."""
    town = Organisation()
    for key, name, kind in UNITS:
        town.units[key] = open_unit(name, kind, by=TOWN, at=at)
    for hire in HIRES:
        town.staff[hire.key] = _employ(hire, town.units[hire.unit], at)
        actor = staff_actor(TOWN, town.staff[hire.key], at=at)
        assert actor is not None
        town.actors[hire.key] = actor
    return town


def settle_the_roles(town: Organisation, now: datetime) -> None:
    """Write what every role needs to see, let another approve it, and give each role a last day:
    the roles themselves are older."""
    at = now - SETTLED
    for kind, roles in OFFERED.items():
        for role in roles:
            said = suggested_analysis(town.actors["ali"], kind, role, at=at)
            written = write_analysis(said, by=town.actors["ali"], at=at)
            approve_analysis(written, by=town.actors["vera"], at=at)
    for hire in HIRES:
        until = at + SOON if hire.key in ENDS_SOON else None
        renew_seat(
            town.staff[hire.key], town.units[hire.unit], hire.role, until=until, by=TOWN, at=at
        )


def _employ(hire: Hire, unit: UUID, at: datetime) -> UUID:
    staff = employ(
        hire.name,
        subject=hire.key,
        title=hire.title,
        phone="08-465 004 31",
        qualified_since=date(2019, 6, 1) if hire.qualified else None,
        by=TOWN,
        at=at,
    )
    give_seat(staff, unit, hire.role, by=TOWN, at=at)
    return staff
