"""What the page of a case shows, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from tillit.casework.cases.types import (
    CaseLine,
    CasePage,
    DraftLine,
    NoteKind,
    ShownTo,
    TimelineItem,
)
from tillit.casework.intake.types import InboxLine
from tillit.kernel.ids import new_id
from tillit.kernel.swedish import clock, day_of, local, short_day, written_day
from tillit.pages.desk import next_step
from tillit.pages.desk.clocks import clock_of
from tillit.pages.desk.places import address
from tillit.ui.clock import ClockView
from tillit.ui.values import Event, Key, Pill

from .forms import MINUTE, NoteForm
from .timeline import event_of
from .words import BUTTONS, FILTERS, KINDS, MORE, PLACES, SHOWN, STAGES, State

GUEST = "partner"


@dataclass(frozen=True)
class Editor:
    """The note being written. `other` is what another window has saved, when the two differ."""

    id: UUID
    version: int
    kind: str
    text: str
    heading: str
    told_by: str
    childs_words: str
    with_person: str
    happened_at: str
    shown_to: str = ShownTo.STAFF
    shown_because: str = ""
    saved: str = ""
    other: str = ""
    opened: bool = False


@dataclass(frozen=True)
class ReportLink:
    """A report that led to the case, or joined it; earlier reports stand on its page."""

    day: date
    href: str


@dataclass(frozen=True)
class CaseView:
    """The page of a case."""

    case: CasePage
    title: str
    state: State
    protected: bool
    next: str
    clocks: tuple[ClockView, ...]
    pills: tuple[Pill, ...]
    events: tuple[Event, ...]
    editor: Editor | None
    other_drafts: tuple[DraftLine, ...]
    people: tuple[tuple[str, str], ...]
    before: tuple[tuple[str, str], ...]
    keys: tuple[Key, ...]
    more: tuple[tuple[str, ...], ...]
    buttons: tuple[tuple[str, ...], ...]
    person_url: str
    reports: tuple[ReportLink, ...]
    guest: bool = False
    kinds: tuple[tuple[NoteKind, str], ...] = KINDS
    shown: tuple[tuple[ShownTo, str], ...] = SHOWN


def title_of(line: CaseLine) -> str:
    """The heading. A protected person's name may stand in the title, so it is not used then."""
    if line.person.protection.holds:
        return "Utredning, skyddad person"
    return line.title or f"Utredning för {line.person.short_name}"


def case_view(
    case: CasePage,
    *,
    at: datetime,
    chosen: str = "",
    editor: Editor | None = None,
    reports: Iterable[InboxLine] = (),
) -> CaseView:
    """The page, filtered by the word in the address."""
    here = address("desk:case", case.line.id)
    people = people_of(case)
    guest = case.ground == GUEST  # reads this page and no other: a link would lead nowhere
    events = tuple(event_of(each, case.line.id, at) for each in chosen_items(case, chosen))
    return CaseView(
        case=case,
        title=title_of(case.line),
        state=STAGES[case.line.stage],
        protected=case.line.person.protection.holds,
        next=next_step.on_page(case, today=day_of(at)),
        clocks=tuple(clock_of(each, at) for each in case.clocks),
        pills=pills_of(case, here, chosen),
        events=tuple(replace(each, href="", cut=False) for each in events) if guest else events,
        editor=editor,
        other_drafts=tuple(d for d in case.drafts if editor is None or d.id != editor.id),
        people=people,
        before=before_contact(case, dict(people)),
        keys=keys_of(case),
        more=_links((*MORE, *PLACES) if case.strip.hidden else MORE, case.line.id),
        buttons=_links(BUTTONS, case.line.id),
        person_url="" if guest else address("desk:person", case.line.person.id),
        guest=guest,
        reports=tuple(
            ReportLink(day_of(r.received_at), address("desk:report", r.id)) for r in reports
        ),
    )


def people_of(case: CasePage) -> tuple[tuple[str, str], ...]:
    """The child and the family, as choices. A protected relative is not a choice by name."""
    family = [m.line for m in case.strip.family if not m.line.protection.holds]
    return tuple((str(line.id), line.name) for line in [case.line.person, *family])


def before_contact(case: CasePage, names: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """What must be read before a visit, a call or a letter, with an icon each."""
    threats = [
        ("ExclamationmarkTriangle", f"Före besök: {t.reason} (till {short_day(t.ends_on)})")
        for t in case.strip.threats
    ]
    ways = []
    for id_, needs in case.strip.needs.items():
        who = names.get(str(id_), "Skyddad person")
        if needs.safe_way:
            ways.append(("Phone", f"{who}, säkert sätt: {needs.safe_way}"))
        if needs.never:
            ways.append(("CircleSlash", f"{who}, aldrig: {needs.never}"))
        if needs.interpreter:
            ways.append(("Language", f"{who}, tolk: {needs.interpreter}"))
    return (*threats, *ways)


def chosen_items(case: CasePage, chosen: str) -> list[TimelineItem]:
    """The items under the chosen filter; all when the word is unknown."""
    group = next((group for word, _, group in FILTERS if word == chosen), None)
    return [item for item in case.items if group is None or item.in_group(group)]


def pills_of(case: CasePage, here: str, chosen: str) -> tuple[Pill, ...]:
    """Filters with counts; those without anything are left out."""
    known = any(chosen == word for word, _, _ in FILTERS)
    filters = [
        Pill(label, f"{here}?visa={word}#allt", case.counts[group], chosen == word)
        for word, label, group in FILTERS
        if case.counts[group] or chosen == word
    ]
    return (Pill("Allt", f"{here}#allt", len(case.items), not known), *filters)


def _links(known: tuple[tuple[str, ...], ...], case_id: UUID) -> tuple[tuple[str, ...], ...]:
    """Words, address and the rest of each page that exists."""
    found = ((words, address(name, case_id), *rest) for words, name, *rest in known)
    return tuple(each for each in found if each[1])


def keys_of(case: CasePage) -> tuple[Key, ...]:
    """The keys of the page."""
    decide = address("desk:case_decision", case.line.id) if case.ground != GUEST else ""
    keys = [
        Key("N", "anteckning", "#note-text") if case.may_write else None,
        Key("B", "beslut", decide) if decide else None,
        Key("J K", "gå i tidslinjen"),
        Key("F", "filtrera", "#filter a"),
        Key("G A", "ärenden", address("desk:cases")) if case.ground != GUEST else None,
    ]
    return tuple(key for key in keys if key)


def fresh_editor(case: CasePage, chosen: str, at: datetime) -> Editor | None:
    """The latest own draft, the one named in the address, or an empty note."""
    if not case.may_write:
        return None
    drafts = {str(draft.id): draft for draft in case.drafts}
    draft = drafts.get(chosen) or (case.drafts[0] if case.drafts and chosen != "ny" else None)
    if draft is None:
        return Editor(new_id(), 0, NoteKind.PHONE, "", "", "", "", "", f"{local(at):{MINUTE}}")
    return Editor(
        id=draft.id,
        version=draft.version,
        kind=draft.kind,
        text=draft.text,
        heading=draft.heading,
        told_by=draft.told_by,
        childs_words=draft.childs_words,
        with_person=str(draft.with_person or ""),
        happened_at=f"{local(draft.happened_at):{MINUTE}}",
        saved=_saved(draft, at),
        opened=bool(draft.heading or draft.told_by or draft.childs_words),
    )


def editor_again(form: NoteForm, case: CasePage, *, taken: bool) -> Editor:
    """What was typed, kept. After a clash it holds the version that is stored now, and shows it."""
    typed = {name: form.data.get(name, "") for name in form.fields}
    stored = next((d for d in case.drafts if str(d.id) == typed["note"]), None)
    whole = form.cleaned_data  # a hidden field that came back broken is left out of it
    version = stored.version if stored and taken else whole.get("version", 0)
    return Editor(
        id=whole.get("note") or new_id(),
        version=version,
        kind=typed["kind"],
        text=typed["text"],
        heading=typed["heading"],
        told_by=typed["told_by"],
        childs_words=typed["childs_words"],
        with_person=typed["with_person"],
        happened_at=typed["happened_at"],
        shown_to=typed["shown_to"] or ShownTo.STAFF,
        shown_because=typed["shown_because"],
        other=stored.text if stored and taken else "",
        opened=bool(typed["heading"] or typed["told_by"] or typed["childs_words"]),
    )


def _saved(draft: DraftLine, at: datetime) -> str:
    if draft.saved_at is None:
        return ""
    day = day_of(draft.saved_at)
    when = "" if day == day_of(at) else f"{written_day(day, today=day_of(at))} "
    return f"Sparat {when}{clock(draft.saved_at)}"
