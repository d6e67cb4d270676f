"""Delegation: which decisions only a committee (utskott) may make, and who may make the rest.

SoL 30:6-8 lists decisions that never pass to an employee. Everything else follows the
municipality's own delegation order, which is rows of its own in the shape given here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from tillit.law import appeal, reading
from tillit.law.citation import Citation, LocalGuideline, Status
from tillit.law.dated import Dated, NoRuleInForce, Since

BOARD = "board"
COMMITTEE = "committee"
CHAIR = "chair"
ELECTED = frozenset({BOARD, COMMITTEE, CHAIR})
PROGRAM = "program"  # an automated function (KL 6:37)

PARTLY_READ = "LSKB-"  # the list of SoL 30:8 was read in part


@dataclass(frozen=True)
class OnlyCommittee:
    """A row of the national list. `chair` is the section that lets the chair act when urgent."""

    code: str
    name_sv: str
    rule: str
    decided_under: str
    chair: str


@dataclass(frozen=True)
class MayDelegate:
    """Whether a decision may pass to an employee, with the sentence that says why."""

    to_employee: bool
    chair_if_urgent: bool
    source: Citation
    status: Status
    why_sv: str


@dataclass(frozen=True)
class DelegationEntry:
    """One line of a municipality's order: `role` is a key of the municipality's own roles."""

    number: str
    decision_type: str
    role: str


@dataclass(frozen=True)
class DelegationOrder:
    """A delegation order (delegationsordning) as adopted; `valid_to` is its last day."""

    name: str
    source: LocalGuideline
    valid_from: date
    entries: tuple[DelegationEntry, ...]
    valid_to: date | None = None

    def covers(self, on: date) -> bool:
        """Whether the order is in force that day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True)
class WhoMay:
    """Who may make a decision of one type that day, and by which rule."""

    roles: tuple[str, ...]
    numbers: tuple[str, ...]
    committee_only: bool
    chair_if_urgent: bool
    source: Citation
    status: Status
    why_sv: str

    def allows(self, role: str, *, urgent: bool = False) -> bool:
        """Whether that role may decide; the chair only when it is urgent."""
        return role in self.roles or (role == CHAIR and urgent and self.chair_if_urgent)


def may_delegate(decision_type: str, on: date) -> MayDelegate:
    """Whether that type of decision may pass to an employee at all.

    `decision_type` is a code of the national list, or of a legal basis. A type that is not on
    the list may be delegated (KL 6:37), except matters of principle or greater weight.
    """
    listed = _listed(decision_type, on)
    if listed is None:
        general = reading.find(timelines(), "DELEGATE", on)
        partly = decision_type.startswith(PARTLY_READ)
        return MayDelegate(
            to_employee=True,
            chair_if_urgent=True,
            source=general.source,
            status=Status.UNVERIFIED if partly else general.status,
            why_sv="Nämnden får lämna över beslutet till en anställd.",
        )
    if listed.value.rule == "chair":
        # The source gives the chair's power only; that no employee may is our reading.
        sentence = _chair_sentence(listed.value)
        return MayDelegate(False, True, listed.source, Status.UNVERIFIED, sentence)
    why = f"{listed.value.name_sv}: beslutet fattas av utskottet eller nämnden."
    urgent = bool(listed.value.chair)
    return MayDelegate(False, urgent, listed.source, listed.status, why)


@dataclass(frozen=True)
class MayAutomate:
    """Whether a decision may be made by the program at all, with the sentence that says why."""

    allowed: bool
    source: Citation
    status: Status
    why_sv: str


def may_automate(decision_type: str, on: date) -> MayAutomate:
    """Whether that type of decision may be handed to an automated function (KL 6:37-38).

    Only what is appealed to the court: what is tried as a matter of legality (12:2, recovery) may
    not, in our reading. Nor what the act keeps for a committee.
    """
    rule = reading.find(timelines(), "AUTOMATE", on)
    if not may_delegate(decision_type, on).to_employee:
        why = "Beslutet fattas av utskottet eller nämnden, aldrig av programmet."
        return MayAutomate(False, rule.source, rule.status, why)
    if appeal.appeal_route(decision_type, on).value.route is not appeal.Route.COURT:
        why = "Beslutet går inte till domstol, och får därför inte fattas av programmet."
        return MayAutomate(False, rule.source, rule.status, why)
    return MayAutomate(
        True, rule.source, rule.status, "Nämnden får lämna beslutet till programmet."
    )


def who_may(decision_type: str, order: DelegationOrder, on: date) -> WhoMay:
    """Who may make that decision under that order. Raises `NoRuleInForce` outside its days.

    The board always may. An order can never give an employee what the act keeps for a
    committee: such an entry is passed over.
    """
    if not order.covers(on):
        raise NoRuleInForce(f"{order.name} on {on}")
    national = may_delegate(decision_type, on)
    entries = [e for e in order.entries if e.decision_type == decision_type]
    if not national.to_employee:
        return _reserved(national, entries)
    if not entries:
        why = "Delegationsordningen lämnar inte över beslutet. Nämnden beslutar."
        return WhoMay((BOARD,), (), False, True, order.source, national.status, why)
    roles = tuple(dict.fromkeys([*(e.role for e in entries), BOARD]))
    numbers = tuple(e.number for e in entries)
    why = f"Delegationsordningen, punkt {', '.join(numbers)}."
    return WhoMay(roles, numbers, False, True, order.source, national.status, why)


def _reserved(national: MayDelegate, entries: list[DelegationEntry]) -> WhoMay:
    kept = [e for e in entries if e.role in ELECTED - {CHAIR}]
    roles = (COMMITTEE, BOARD)
    numbers = tuple(e.number for e in kept)
    urgent = national.chair_if_urgent
    return WhoMay(roles, numbers, True, urgent, national.source, national.status, national.why_sv)


def _listed(decision_type: str, on: date) -> Since[OnlyCommittee] | None:
    if decision_type not in timelines():
        # Unknown types still need a day the law covers: KL 6:37 answers for them.
        return None
    found = reading.find(timelines(), decision_type, on)
    return None if found.value.rule == "general" else found


def _chair_sentence(row: OnlyCommittee) -> str:
    return f"{row.name_sv}: ordföranden får besluta när det är bråttom ({row.chair})."


@cache
def timelines() -> Mapping[str, Dated[OnlyCommittee]]:
    """All periods of the national list, by code."""
    return reading.book("delegation", _row)


def _row(row: reading.Row) -> OnlyCommittee:
    return OnlyCommittee(
        row.text("code"),
        row.text("name_sv"),
        row.text("rule"),
        row.text("decided_under", ""),
        row.text("chair", ""),
    )
