"""The page of decisions: numbered steps, and a form wherever something can be done."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from tillit.areas.assistance.queries import month_of_claim
from tillit.casework.cases.types import CaseKind, Unsent
from tillit.casework.decisions.actions import Card, DecisionsPage
from tillit.casework.decisions.policies import limiting_rules
from tillit.casework.decisions.queries import types_offered
from tillit.casework.decisions.types import (
    EXTENSION,
    AppealLine,
    LetterLine,
    Outcome,
    PartyCard,
)
from tillit.kernel.swedish import day_of
from tillit.law.confidentiality import communication_exceptions
from tillit.pages.desk.clocks import clock_of
from tillit.pages.http.requests import DeskRequest
from tillit.ui.clock import ClockView
from tillit.ui.forms import PlainForm

from .begun import key_of, stranded, typed_in
from .kinds import BY_SLUG, LONGER, Kind
from .words import STATES, State

Initial = dict[str, Any]  # Any: initial values of a form

MORE_TIME: Initial = {
    "outcome": Outcome.EXTENSION,
    "type_code": EXTENSION,
    "what": "Utredningen får ta längre tid",
    "provisions": "Socialtjänstlagen 20 kap. 3 §: särskilda skäl, för viss tid.",
}


@dataclass(frozen=True)
class Entry:
    """A form as it is shown, and where it is posted."""

    kind: Kind
    form: PlainForm
    href: str
    open: bool = False
    begun: Unsent | None = None


@dataclass(frozen=True)
class Sent:
    """A form that came back: it is shown again with what was typed."""

    slug: str
    ref: UUID | None
    form: PlainForm
    taken: bool = False

    def at_version(self, version: int | None) -> PlainForm:
        """The form. Somebody was first: the next press is about the words that stand on the page
        now."""
        if self.taken and "version" in self.form.fields:
            self.form.data = dict(self.form.data.items()) | {"version": version}
        return self.form


@dataclass(frozen=True)
class PartyView:
    """One person around the case, with what can be done."""

    card: PartyCard
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class LetterView:
    """A letter that was sent."""

    line: LetterLine
    clock: ClockView | None
    received: Entry


@dataclass(frozen=True)
class AppealView:
    """An appeal, with what can be done now."""

    line: AppealLine
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class CardView:
    """A proposal or a decision."""

    card: Card
    state: State
    entries: dict[str, Entry] = field(default_factory=dict)
    lifts: tuple[tuple[Any, Entry], ...] = ()  # Any: LimitLine
    letters: tuple[LetterView, ...] = ()
    appeals: tuple[AppealView, ...] = ()
    mend: UUID | None = None  # the month on whose page a claim is changed


class Sheet:
    """Builds the page: forms with their choices, the one that came back in its place."""

    def __init__(self, request: DeskRequest, loaded: DecisionsPage, sent: Sent | None) -> None:
        self.by, self.at, self.loaded, self.sent = request.actor, request.at, loaded, sent
        self.may_write = not loaded.why_not_write
        self.parties = [card for card in loaded.parties if card.is_party]
        self.drawn: set[str] = set()

    def context(self, *, longer: bool = False) -> dict[str, object]:
        """Everything the template shows. `longer`: a proposal of more time is begun."""
        fresh = not self.loaded.proposals and not self.loaded.decided
        came = self.sent is not None and self.sent.slug == LONGER
        begun = self.may_write and (longer or came or LONGER in self.loaded.unsent)
        if longer:
            self.drawn.add("forslag")  # it has its place on the whole page
        made: dict[str, object] = {
            "page": self.loaded,
            "case": self.loaded.case,
            "clocks": [clock_of(clock, self.at) for clock in self.loaded.case.clocks],
            "parties": [self._party(card) for card in self.loaded.parties],
            "longer": [self._party(card, "-mer-tid") for card in self.loaded.more_time],
            "proposals": [self._proposal(card) for card in self.loaded.proposals],
            "decided": [self._decided(card) for card in self.loaded.decided],
            "new": self.entry("forslag", None, open_=fresh)
            if self.may_write and not longer
            else None,
            "begun": self.entry(LONGER, None, MORE_TIME, open_=True) if begun else None,
            "may_write": self.may_write,
        }
        left = stranded(self.loaded.case.id, self.loaded.unsent, self.drawn)
        return made | {"stranded": left}

    def entry(
        self, slug: str, ref: UUID | None, initial: Initial | None = None, *, open_: bool = False
    ) -> Entry:
        """The form of a verb, or the one that came back."""
        kind = BY_SLUG[slug]
        case = self.loaded.case.id
        name, args = (
            ("decide_about", [case, slug, ref]) if ref else ("decide_something", [case, slug])
        )
        href = reverse(f"desk:{name}", args=args)
        key = key_of(kind, ref)
        self.drawn.add(key)
        begun = self.loaded.unsent.get(key)
        if self.sent and (self.sent.slug, self.sent.ref) == (slug, ref):
            return Entry(kind, self.sent.at_version(self._version(ref)), href, True, begun)
        form = self.form(slug, ref, initial={**(initial or {}), **typed_in(begun)})
        return Entry(kind, form, href, open_ or begun is not None, begun)

    def form(
        self, slug: str, ref: UUID | None, data: Any = None, initial: Initial | None = None
    ) -> PlainForm:
        """A form with the choices of this case. Ids carry the slug: many forms share a page."""
        start: Initial = {"version": self._version(ref)} if ref else {}
        made = BY_SLUG[slug].form(
            data, initial=start | (initial or {}), auto_id=f"id_{slug}_{ref or 'ny'}_%s"
        )
        self._offer(made, ref)
        return made

    def _offer(self, form: PlainForm, ref: UUID | None) -> None:
        offers = _Choices(self.loaded, self.parties, self.at, self.by)
        offers.fill(form, ref)

    def _version(self, ref: UUID | None) -> int | None:
        cards = (*self.loaded.proposals, *self.loaded.decided)
        return next((card.line.version for card in cards if card.line.id == ref), None)

    def _party(self, card: PartyCard, about: str = "") -> PartyView:
        """`about` ends the address of what is about more time, and not about the end."""
        if not card.is_party or not self.may_write:
            return PartyView(card, ())
        person, heard = card.person.id, card.hearing
        again = (self.entry(f"underlag{about}", person), self.entry(f"undantag{about}", person))
        if heard is None or heard.exception:
            return PartyView(card, again)
        today: Initial = {"answered_on": day_of(self.at)}
        first = () if heard.answered_on else (self.entry("svar", heard.id, today),)
        wants = {True: "ja", False: "nej", None: None}[heard.wants_to_speak]
        said: Initial = {"wants": wants, "spoke_on": heard.spoke_on}
        wrong = (self.entry("ratta-svar" if heard.answered_on else "ratta-underlag", heard.id),)
        return PartyView(card, (*first, self.entry("tala", heard.id, said), *wrong, *again))

    def _proposal(self, card: Card) -> CardView:
        line, entries, mend = card.line, {}, month_of_claim(self.by, card.line.id)
        if self.may_write:
            start: Initial = {
                name: getattr(line, name)
                for name in (
                    "outcome", "type_code", "what", "period_from", "period_to", "circumstances",
                    "best_interest", "childs_view", "provisions",
                )
            }  # fmt: skip
            for slug in ("aterta", "dolj", "dagordning", "fatta"):
                entries[slug] = self.entry(slug, line.id)
            if mend is None:
                entries["andra"] = self.entry("andra", line.id, start)
        return CardView(card, STATES["proposed"], entries, self._lifts(card), mend=mend)

    def _lifts(self, card: Card) -> tuple[tuple[Any, Entry], ...]:
        return tuple(
            (
                limit,
                self.entry("visa", card.line.id, {"party": limit.party.id, "part": limit.part}),
            )
            for limit in card.limits
        )

    def _decided(self, card: Card) -> CardView:
        line, entries = card.line, {}
        if line.stage == "decided" and self.may_write:
            entries["skicka"] = self.entry("skicka", line.id)
        if line.stage in {"notified", "appealed"}:
            entries["overklagan"] = self.entry("overklagan", line.id)
        return CardView(
            card,
            self._state(card),
            entries,
            tuple((limit, entry) for limit, entry in self._lifts(card)),
            tuple(self._letter(each) for each in card.letters),
            tuple(self._appeal(each, card) for each in card.appeals),
        )

    def _state(self, card: Card) -> State:
        stage = card.line.stage
        return STATES.get(stage) or STATES[card.line.outcome.value]

    def _letter(self, line: LetterLine) -> LetterView:
        clock = clock_of(line.clock, self.at) if line.clock else None
        waiting = line.received_on is None
        start: Initial = {"on": day_of(self.at), "how": line.sent_how}
        verb = "fick" if waiting else "ratta-brev"
        return LetterView(line, clock, self.entry(verb, line.id, start))

    def _appeal(self, line: AppealLine, card: Card) -> AppealView:
        by_stage = {
            "received": ("avvisa", "i-tid") if line.late else ("i-tid",),
            "in_time": ("omprova",),
            "reconsidered": ("over",),
            "handed_over": ("dom",),
        }
        start: Initial = {
            "on": day_of(self.at),
            "type_code": card.line.type_code,
            "what": card.line.what,
            "provisions": card.line.provisions,
            "period_from": day_of(self.at),
        }
        slugs = (*by_stage.get(line.stage, ()), "ratta-overklagan")
        return AppealView(line, tuple(self.entry(slug, line.id, start) for slug in slugs))


class _Choices:
    """What the lists of a form offer in this case, this day."""

    def __init__(
        self, loaded: DecisionsPage, parties: list[PartyCard], at: datetime, by: Any
    ) -> None:
        self.loaded, self.parties, self.at, self.by = loaded, parties, at, by

    def fill(self, form: PlainForm, ref: UUID | None) -> None:
        """Give each list its choices, by the name of the form."""
        offer = getattr(form, "offer", None)
        if offer is None:
            return
        on = day_of(self.at)
        people = [(str(card.person.id), card.person.name) for card in self.parties]
        match type(form).__name__:
            case "SkipForm":
                offer([(r.value.code, r.value.name_sv) for r in communication_exceptions(on)])
            case "ProposalForm":
                offer(types_offered(self.by, on))
            case "ReconsiderForm" | "RulingForm":
                money = self.loaded.case.kind is CaseKind.ASSISTANCE
                offer(types_offered(self.by, on, money=money), money=money)
            case "LimitForm":
                rules = limiting_rules(on)
                offer(people, [(r.value.code, f"{r.value.name_sv} ({r.source})") for r in rules])
            case "AgendaForm":
                found = self.loaded.meetings
                offer([(str(m.id), f"{m.name}, {m.held_on}") for m in found])
            case "NotifyForm":
                offer(self.parties)
            case "AppealForm":
                offer(self._receivers(ref))

    def _receivers(self, ref: UUID | None) -> list[tuple[str, str]]:
        cards = (card for card in self.loaded.decided if card.line.id == ref)
        return [(str(x.party.id), x.party.name) for card in cards for x in card.letters]
