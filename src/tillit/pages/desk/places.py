"""The desk's frame: the menu, who is signed in, and where one stands. One line a page.

Add a line when the page exists; a place is shown to those who have one of its roles.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import cast
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from tillit.kernel.actor import Role, Staff
from tillit.pages.http.paths import way_in
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.queries import remark
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.ports import identification
from tillit.trust.identity.queries import fingerprint, seconds_left
from tillit.trust.identity.types import Audience, Habit
from tillit.ui.frame import DeskFrame, Lock, Place, PlaceGroup


@dataclass(frozen=True)
class Known:
    """A place in the menu: words, the name of its address, icon, and for whom (none: all).
    `leads`: also for those who lead a unit of this kind. `works`: only for those who work in a
    unit of this kind, whatever their role; and for those with a role in `also`. `key` is pressed
    after G."""

    label: str
    name: str
    icon: str
    roles: tuple[Role, ...] = ()
    phone: bool = False
    leads: str = ""
    works: str = ""
    also: tuple[Role, ...] = ()
    key: str = ""
    when: Callable[[], bool] = lambda: True

    def suits(self, who: Staff) -> bool:
        """Whether this member of staff needs the place."""
        if not self.when():
            return False
        works = any(seat.kind == self.works for seat in who.seats) or who.has(*self.also)
        if self.works and not works:
            return False
        return not self.roles or who.has(*self.roles) or bool(self.leads and who.leads(self.leads))


def keys_are_used() -> bool:
    """Staff sign in with passkeys only where no identity provider vouches for them."""
    return not identification().configured(Audience.STAFF)


START = "/arbete/"
WORKERS = (Role.SOCIAL_WORKER, Role.LEADER, Role.DUTY, Role.INTAKE)
PLACES: tuple[tuple[str, tuple[Known, ...]], ...] = (
    (
        "",
        (
            Known("Min dag", "desk:my_day", "Sun", phone=True, key="D"),
            Known(
                "Mottagning",
                "desk:inbox",
                "Inbox",
                (Role.INTAKE, Role.DUTY, Role.LEADER),
                True,
                key="M",
            ),
            Known(
                "Uppdrag",
                "desk:orders",
                "Tasklist",
                (Role.PROVIDER,),
                phone=True,
                leads=UnitKind.PROVIDER,
                key="U",
            ),
            Known("Ärenden", "desk:cases", "Folder", WORKERS, phone=True, key="A"),
            Known("Beslut", "desk:proposals", "Gavel", (Role.LEADER, Role.SOCIAL_WORKER), key="B"),
            Known("Personer", "desk:people", "PersonGroup", WORKERS, phone=True, key="P"),
            Known("Inkommet", "desk:arrived", "Inbox", WORKERS, key="0"),
            Known("På plats", "desk:on_site", "Compass", WORKERS, key="Ä"),
        ),
    ),
    (
        "Ekonomiskt bistånd",
        (
            Known(
                "Månaden", "desk:months", "Calendar", phone=True, works=UnitKind.ASSISTANCE, key="1"
            ),
            Known("Utbetalningar", "desk:payments", "Tasklist", works=UnitKind.ASSISTANCE, key="2"),
            Known("Mottagare", "desk:payees", "PersonGroup", works=UnitKind.ASSISTANCE, key="8"),
            Known(
                "Automatiska beslut", "desk:automation", "Eye", works=UnitKind.ASSISTANCE, key="3"
            ),
            Known("Aktivitet", "desk:activity", "PersonGroup", works=UnitKind.ASSISTANCE, key="4"),
            Known("Vräkningar", "desk:evictions", "Hourglass", works=UnitKind.ASSISTANCE, key="9"),
            Known("Statistik", "desk:statistics", "FileText", works=UnitKind.ASSISTANCE, key="5"),
            Known("Återkrav", "desk:recovery", "Wallet", works=UnitKind.ASSISTANCE, key="7"),
            Known(
                "Norm och egna val",
                "desk:choices",
                "Book",
                works=UnitKind.ASSISTANCE,
                also=(Role.ADMINISTRATOR,),
                key="6",
            ),
        ),
    ),
    (
        "Se helheten",
        (
            Known(
                "Utskott", "desk:meetings", "Calendar", (Role.BOARD_SECRETARY, Role.LEADER), key="K"
            ),
            Known("Till nämnden", "desk:board_lists", "Tasklist", (Role.BOARD_SECRETARY,), key="N"),
            Known("Teamet", "desk:team", "Tasklist", (Role.LEADER,), key="T"),
            Known("Synpunkter", "desk:opinions", "Chat", (Role.LEADER,), key="+"),
            Known(
                "Mallar",
                "desk:case_templates",
                "FileText",
                (Role.LEADER, Role.ADMINISTRATOR),
                key="L",
            ),
            Known(
                "Insatser",
                "desk:kinds",
                "HandHeart",
                (Role.LEADER, Role.SOCIAL_WORKER, Role.ADMINISTRATOR),
                key="I",
            ),
            Known(
                "Det som finns",
                "desk:offers",
                "Compass",
                (Role.LEADER, Role.SOCIAL_WORKER, Role.ADMINISTRATOR, Role.INTAKE),
                key="Ö",
            ),
            Known(
                "Delegation",
                "desk:delegation_order",
                "Gavel",
                (Role.BOARD_SECRETARY, Role.LEADER, Role.SOCIAL_WORKER, Role.ADMINISTRATOR),
                key="E",
            ),
            Known(
                "Ej verkställt",
                "desk:not_executed",
                "Hourglass",
                (Role.LEADER, Role.BOARD_SECRETARY, Role.ADMINISTRATOR),
                key="V",
            ),
            Known(
                "Kollegor",
                "desk:organisation",
                "PersonGroup",
                (Role.LEADER, Role.ADMINISTRATOR),
                key="O",
            ),
            Known("Regelbok", "desk:rulebook", "Book", key="R"),
            Known("Dina inloggningar", "desk:sign_ins", "Enter", key="J"),
            Known("Dina nycklar", "desk:keys", "KeyHorizontal", key="Y", when=keys_are_used),
        ),
    ),
    (
        "Skydd och spår",
        (
            Known(
                "Logggranskning", "desk:review", "Eye", (Role.REVIEWER, Role.LEADER), True, key="S"
            ),
            Known("Läst av dig", "desk:own_readings", "Book", key="H"),
            Known(
                "Loggen", "desk:log", "Tasklist", (Role.REVIEWER, Role.ADMINISTRATOR), True, key="Z"
            ),
            Known("Händelser", "desk:incidents", "ShieldLock", (Role.REVIEWER,), True, key="X"),
            Known(
                "Utdrag",
                "desk:extracts",
                "FileText",
                (Role.SOCIAL_WORKER, Role.LEADER, Role.INTAKE),
                key="Q",
            ),
            Known("Utlämnanden", "desk:release_register", "FileText", (Role.REVIEWER,), key="W"),
            Known(
                "Gallring",
                "desk:disposal",
                "Folder",
                (Role.ARCHIVIST, Role.REVIEWER),
                True,
                key="G",
            ),
            Known("Vem får se", "desk:who_may_see", "Eye", key="Å"),
            Known("Prövat", "desk:proved", "CheckmarkCircle", key="C"),
            Known("Förseglat", "desk:sealed_addresses", "ShieldLock", WORKERS, key="F"),
        ),
    ),
)

_MARKS = tuple(UUID(int=number) for number in range(1, 4))  # ids that stand for any other


def address(name: str, *args: object) -> str:
    """The address of a page, or nothing where there is no such page.

    A list asks once for every row, so the way is looked up once and the ids are put in.
    """
    if len(args) > len(_MARKS) or not all(isinstance(each, UUID) for each in args):
        return _looked_up(name, args)
    found = _with_marks(name, len(args))
    for mark, each in zip(_MARKS, args, strict=False):
        found = found.replace(str(mark), str(each))
    return found


@cache
def _with_marks(name: str, count: int) -> str:
    return _looked_up(name, _MARKS[:count])


def _looked_up(name: str, args: tuple[object, ...]) -> str:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def frame(request: HttpRequest) -> dict[str, object]:
    """For every template: the frame around a desk page, made only when the page draws it."""
    if not isinstance(getattr(request, "actor", None), Staff):
        return {}
    return {"frame": SimpleLazyObject(lambda: frame_for(cast(DeskRequest, request)))}


def _remark(request: DeskRequest) -> str:
    """What is said to somebody who has opened many persons, on the pages that open one."""
    found = remark(request.actor, at=request.at)
    if found is None:
        return ""
    return (
        f"{found.opened} hittills. Den som granskar loggen ser det. Du kan arbeta vidare. "
        f"Efter {found.budget.hard} personer stängs dörren till fler för i dag."
    )


def _lock(request: DeskRequest) -> Lock:
    keys = keys_are_used()
    return Lock(
        ask_url=address("desk:awake"),
        account=fingerprint(request.actor, str(request.actor.id)),
        seconds=seconds_left(request.actor, request.session, at=request.at),
        door_url=address("desk:sign_in"),
        begin_url="" if keys else way_in(address("desk:begin_sign_in"), address("desk:unlocked")),
        ask_key_url=address("desk:ask_key") if keys else "",
        use_key_url=address("desk:use_key") if keys else "",
    )


def frame_for(request: DeskRequest) -> DeskFrame:
    """The places of whoever is signed in, with the place of this address marked."""
    who = request.actor
    groups = []
    for heading, known in PLACES:
        places = tuple(
            Place(each.label, found, each.icon, phone=each.phone, key=each.key)
            for each in known
            if each.suits(who) and (found := address(each.name))
        )
        if places:
            groups.append(PlaceGroup(places, heading))
    made = DeskFrame(
        tuple(groups),
        name=who.name,
        role=who.title,
        home=address("desk:my_day") or address("desk:cases") or START,
        search_url=address("desk:people") if who.has(*WORKERS) else "",
        lock_url=address("desk:lock"),
        sign_out_url=address("desk:sign_out"),
        density=who.habit(Habit.DENSITY),
        density_url=address("desk:density"),
        lock=_lock(request),
        remark=_remark(request),
    )
    return made.at(request.path)
