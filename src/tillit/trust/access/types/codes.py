"""Kinds and grounds that are stored."""

from enum import StrEnum

from tillit.kernel.actor import Role


class GuardKind(StrEnum):
    """What is guarded."""

    REPORT = "report"
    CASE = "case"
    SERVICE = "service"


class UnitKind(StrEnum):
    """What a unit does."""

    INTAKE = "intake"
    INVESTIGATION = "investigation"
    ASSISTANCE = "assistance"
    PROVIDER = "provider"
    DUTY = "duty"
    BOARD = "board"


# Who has the shifts of a unit that keeps a rota. Only the duty's shifts open reports.
ON_ROTA = {UnitKind.DUTY: Role.DUTY, UnitKind.INTAKE: Role.INTAKE}

# The roles of each kind of unit, the most usual first.
OFFERED = {
    UnitKind.INTAKE: (Role.INTAKE, Role.LEADER),
    UnitKind.INVESTIGATION: (Role.SOCIAL_WORKER, Role.LEADER, Role.PARTNER),
    UnitKind.ASSISTANCE: (Role.SOCIAL_WORKER, Role.LEADER),
    UnitKind.PROVIDER: (Role.PROVIDER, Role.LEADER),
    UnitKind.DUTY: (Role.DUTY, Role.LEADER),
    UnitKind.BOARD: (
        Role.BOARD_SECRETARY,
        Role.ADMINISTRATOR,
        Role.REVIEWER,
        Role.ARCHIVIST,
        Role.LEADER,
    ),
}


class AssignedAs(StrEnum):
    """In what capacity somebody is assigned to an object."""

    RESPONSIBLE = "responsible"
    CO_WORKER = "co_worker"
    DEPUTY = "deputy"
    PROVIDER = "provider"
    PARTNER = "partner"


class BarrierReason(StrEnum):
    """Why somebody must never open what concerns a person."""

    SELF = "self"
    KIN = "kin"
    DISQUALIFIED = "disqualified"
    COLLEAGUE = "colleague"
    BLOCKED = "blocked"


class SaidWho(StrEnum):
    """What came of typing a colleague's number: the first of two, the same, or another."""

    ASKED = "asked"
    SAME = "same"
    DIFFERS = "differs"


class DeputyGround(StrEnum):
    """Why a colleague stands in for another. Never why somebody is away: that is theirs."""

    LEAVE = "leave"
    AWAY = "away"
    VACANT = "vacant"
    OTHER = "other"


class GlassReason(StrEnum):
    """The kinds of emergencies that break-glass may name."""

    DANGER = "danger"
    COVER = "cover"
    CALL = "call"


class AskedFor(StrEnum):
    """What takes two people."""

    SEAT = "seat"
    KEY = "key"
