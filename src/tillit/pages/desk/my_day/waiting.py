"""What waits for somebody besides their own cases: one line a place, a number and the way there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tillit.areas.assistance.queries import late_news, unconfirmed_notices
from tillit.casework.cases.queries import waiting_for_leader
from tillit.casework.decisions.queries import waiting_for_delegate, waiting_for_list
from tillit.casework.intake.queries import inbox_counts
from tillit.casework.intake.types import InboxView
from tillit.casework.services.queries import orders_unanswered
from tillit.kernel.actor import Role, Staff
from tillit.overview.disposal.queries import to_approve
from tillit.overview.extract.queries import waiting_extracts
from tillit.overview.review.queries import waits_for
from tillit.pages.desk.places import address
from tillit.trust.access.queries import (
    doors_closed,
    ending_seats,
    unit,
    waiting_for_second,
)
from tillit.trust.access.types import UnitKind
from tillit.ui.templatetags.parts import count

CHILDREN = {
    InboxView.NEW: "att bedöma om de behöver skydd",
    InboxView.ASSESSED: "att besluta om utredning för",
    InboxView.ANSWERS: "vars anmälare väntar på svar",
}


@dataclass(frozen=True)
class Waiting:
    """One line: how many of what, where it is, and whether a time has already run out."""

    words: str
    where: str
    href: str
    icon: str
    late: bool = False


def waiting(actor: Staff, at: datetime) -> list[Waiting]:
    """Everything that waits for the actor's roles, what is late first. Numbers, never names."""
    found = [
        *_in_the_inbox(actor, at),
        *_to_decide(actor, at),
        *_in_the_teams(actor, at),
        *_evictions(actor, at),
        *_late_news(actor, at),
        *_orders(actor, at),
        *_to_the_board(actor, at),
        *_colleagues(actor, at),
        *_in_the_log(actor),
        *_extracts(actor, at),
        *_to_dispose(actor),
    ]
    return sorted(found, key=lambda each: not each.late)


def _in_the_inbox(actor: Staff, at: datetime) -> Iterator[Waiting]:
    if not actor.has(Role.INTAKE, Role.DUTY, Role.LEADER):
        return
    numbers = inbox_counts(actor, at=at)
    inbox = address("desk:inbox")
    if late := numbers[InboxView.LATE]:
        words = f"{count(late, 'barn,barn')} i mottagningen har en tid som gått ut"
        yield _line(words, "Mottagning", f"{inbox}?visa={InboxView.LATE.value}", late=True)
    for view, what in CHILDREN.items():
        if number := numbers[view]:
            words = f"{count(number, 'barn,barn')} {what}"
            yield _line(words, "Mottagning", f"{inbox}?visa={view.value}", icon="Inbox")


def _to_decide(actor: Staff, at: datetime) -> Iterator[Waiting]:
    if number := waiting_for_delegate(actor, at=at):
        words = f"{count(number, 'förslag,förslag')} att besluta"
        yield _line(words, "Beslut", address("desk:proposals"), icon="Gavel")


def _in_the_teams(actor: Staff, at: datetime) -> Iterator[Waiting]:
    for unit_id in sorted(actor.units(Role.LEADER)):
        nobodys, late = waiting_for_leader(actor, unit_id, at=at)
        team, name = address("desk:team_of", unit_id), unit(actor, unit_id).name
        if late:
            words = f"{count(late, 'ärende,ärenden')} har en tid som gått ut"
            yield _line(words, name, team, late=True)
        if nobodys:
            words = f"{count(nobodys, 'ärende,ärenden')} utan handläggare"
            yield _line(words, name, team, icon="PersonGroup")


def _evictions(actor: Staff, at: datetime) -> Iterator[Waiting]:
    if not any(seat.kind == UnitKind.ASSISTANCE for seat in actor.seats):
        return
    if number := unconfirmed_notices(actor, at=at):
        words = f"{count(number, 'besked,besked')} om vräkning ska bekräftas i dag"
        yield _line(words, "Vräkningar", address("desk:evictions"), late=True)


def _late_news(actor: Staff, at: datetime) -> Iterator[Waiting]:
    """What was told after a month was decided: for who works with assistance."""
    here = any(seat.kind == UnitKind.ASSISTANCE for seat in actor.seats)
    if here and (number := late_news(actor, at=at)):
        words = f"{count(number, 'beslutad månad,beslutade månader')} kan ha blivit fel"
        yield _line(words, "Återkrav", address("desk:recovery"))


def _orders(actor: Staff, at: datetime) -> Iterator[Waiting]:
    if actor.has(Role.PROVIDER) and (number := orders_unanswered(actor, at=at)):
        words = f"{count(number, 'uppdrag,uppdrag')} att svara på"
        yield _line(words, "Uppdrag", address("desk:orders"), icon="Tasklist")


def _to_the_board(actor: Staff, at: datetime) -> Iterator[Waiting]:
    if actor.has(Role.BOARD_SECRETARY) and (number := waiting_for_list(actor, at=at)):
        words = f"{count(number, 'beslut,beslut')} att anmäla till nämnden"
        yield _line(words, "Till nämnden", address("desk:board_lists"), icon="Tasklist")


def _colleagues(actor: Staff, at: datetime) -> Iterator[Waiting]:
    """Roles that end soon, for who renews them; and what takes a second person."""
    if not actor.has(Role.LEADER, Role.ADMINISTRATOR):
        return
    place = address("desk:organisation")
    led = actor.units(Role.LEADER)
    if led and (number := len(ending_seats(actor, led, at=at))):
        words = f"{count(number, 'roll,roller')} tar slut inom en månad"
        yield _line(words, "Kollegor", place, icon="Hourglass")
    closed = doors_closed(actor, led, at=at) if led else []
    for staff_id in sorted(set(closed) - {actor.id}):
        words = "En kollega har öppnat så många personer som en dag rymmer, och ber om fler"
        yield _line(words, "Kollegor", address("desk:colleague", staff_id), late=True)
    asked = waiting_for_second(actor, at=at)
    if number := sum(actor.id not in (each.asked_by, each.staff_id) for each in asked):
        words = f"{count(number, 'fråga,frågor')} om behörighet att bekräfta"
        yield _line(words, "Kollegor", place, icon="PersonGroup")


def _in_the_log(actor: Staff) -> Iterator[Waiting]:
    """A question about what one has read, for everybody; what is to be looked at, for who does."""
    asked, look = waits_for(actor)
    if asked:
        words = f"{count(asked, 'fråga,frågor')} om vad du har läst"
        yield _line(words, "Läst av dig", address("desk:own_readings"), icon="Eye")
    if look:
        words = f"{count(look, 'läsning,läsningar')} i loggen att titta på"
        yield _line(words, "Logggranskning", address("desk:review"), icon="Eye")


def _extracts(actor: Staff, at: datetime) -> Iterator[Waiting]:
    """Those who have asked for everything about them. How long they may wait is not a law here."""
    number, old = waiting_extracts(actor, at=at)
    place = address("desk:extracts")
    if old:
        words = f"{count(old, 'begäran,begäranden')} om utdrag har väntat i mer än två veckor"
        yield _line(words, "Utdrag", place, icon="Hourglass")
    if number - old:
        words = f"{count(number - old, 'begäran,begäranden')} om utdrag att pröva"
        yield _line(words, "Utdrag", place, icon="FileText")


def _to_dispose(actor: Staff) -> Iterator[Waiting]:
    if number := to_approve(actor):
        words = f"{count(number, 'akt,akter')} som en kollega vill gallra, att godkänna"
        yield _line(words, "Gallring", address("desk:disposal_line"), icon="Folder")


def _line(words: str, where: str, href: str, *, icon: str = "", late: bool = False) -> Waiting:
    return Waiting(words, where, href, icon or "ExclamationmarkTriangle", late)
