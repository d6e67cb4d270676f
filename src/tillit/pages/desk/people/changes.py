"""What can be changed on the person page: one row per form, one function per verb."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.location import Location
from tillit.kernel.person_number import PersonNumber
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.registers.people import actions, queries
from tillit.registers.people.types import (
    ContactKind,
    PersonCard,
    Protection,
    ProtectionSource,
    ProtectionTold,
    RelationKind,
    RepresentationKind,
    Sex,
    Source,
    ToldHow,
)
from tillit.ui.forms import PlainForm

from . import forms
from .protecting import (
    HidePlace,
    Protect,
    confirm_lift,
    confirm_merge,
    keep_apart,
    keep_protection,
)

ONE_DAY = timedelta(days=1)
Data = Mapping[str, Any]  # Any: cleaned form data
Act = Callable[[UUID, Data, Actor, datetime], None]


@dataclass(frozen=True)
class Change:
    """A form on the person page: its address, its title, its button and what it does."""

    slug: str
    title: str
    button: str
    form: type[PlainForm]
    act: Act


@dataclass(frozen=True)
class Entry:
    """A form as it is shown."""

    change: Change
    form: PlainForm
    open: bool = False


def _correct(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.correct_person(
        person_id,
        given_name=data["given_name"] or None,
        family_name=data["family_name"] or None,
        number=data["number"],
        born=data["born"],
        sex=Sex(data["sex"]) if data["sex"] else None,
        language=data["language"],
        dead_on=data["dead_on"],
        version=data["version"],
        reason=data["reason"],
        by=by,
        at=at,
    )


def _protect(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    told = ProtectionTold(
        ProtectionSource(data["decided_by"]), ToldHow(data["told_how"]), data["decided_on"]
    )
    protection = Protection(data["protection"])
    actions.set_protection(person_id, protection, reason=data["reason"], told=told, by=by, at=at)


def _relate(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    source = Source(data["source"])
    number: PersonNumber | None = data["number"]
    other = queries.person_by_number(by, number) if number else None
    if other is None:
        if not (data["given_name"] and data["family_name"]):
            raise Refusal("Numret finns inte hos oss än. Skriv också förnamn och efternamn.")
        other = actions.register_person(
            data["given_name"],
            data["family_name"],
            number=number,
            sex=data["sex"],
            source=source,
            by=by,
            at=at,
        )
    kinds = {RelationKind(data["kind"])}
    if data["guardian"]:
        kinds.add(RelationKind.GUARDIAN)
    for kind in sorted(kinds):
        actions.relate(person_id, other, kind, since=data["since"], source=source, by=by, at=at)


def _represent(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    number: PersonNumber = data["number"]
    other = queries.person_by_number(by, number)
    if other is None:
        if not (data["given_name"] and data["family_name"]):
            raise Refusal("Numret finns inte hos oss än. Skriv också förnamn och efternamn.")
        other = actions.register_person(
            data["given_name"],
            data["family_name"],
            number=number,
            source=Source.AUTHORITY,
            by=by,
            at=at,
        )
    actions.register_representation(
        person_id,
        other,
        RepresentationKind(data["kind"]),
        since=data["since"] or day_of(at),
        until=data["until"] + ONE_DAY if data["until"] else None,
        paper=data["paper"],
        reason=data["reason"],
        by=by,
        at=at,
    )


def _live(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    home = UUID(data["household"]) if data["household"] else None
    home = home or actions.make_household(
        data["label"], address=data["address"], place=data["place"], by=by, at=at
    )
    actions.join_household(
        home,
        person_id,
        share=data["share"],
        since=data["since"],
        source=Source(data["source"]),
        by=by,
        at=at,
    )


def _reach(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.add_contact_way(
        person_id,
        ContactKind(data["kind"]),
        data["value"],
        safe=data["safe"] == "ja",
        source=Source(data["source"]),
        by=by,
        at=at,
    )


def _hide(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.hide_place(
        person_id,
        Location(data["kind"]),
        data["value"],
        since=data["since"],
        source=Source(data["source"]),
        by=by,
        at=at,
    )


def _needs(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.set_contact_needs(
        person_id,
        interpreter=data["interpreter"],
        safe_way=data["safe_way"],
        never=data["never"],
        version=data["version"],
        by=by,
        at=at,
    )


def _warn(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    said = {"reason": data["reason"], "told": data["told"], "ends_on": data["ends_on"]}
    actions.raise_threat_note(person_id, **said, by=by, at=at)


def _merge(person_id: UUID, data: Data, by: Actor, at: datetime) -> None:
    other = data["other"]
    drop = queries.person_by_number(by, other) if isinstance(other, PersonNumber) else other
    absent = Refusal("Vi hittar inte den andra posten bland dem du får se. Kontrollera adressen.")
    if drop is None:
        raise absent
    try:
        actions.merge_persons(person_id, drop, reason=data["reason"], by=by, at=at)
    except NotThere:
        raise absent


CHANGES = (
    Change("familj", "Lägg till någon i familjen", "Lägg till", forms.Relate, _relate),
    Change("foretradare", "Lägg in någon som företräder personen", "Lägg in",
           forms.Represent, _represent),
    Change("hem", "Lägg till ett hem", "Lägg till", forms.Live, _live),
    Change("kontaktvag", "Lägg till telefon eller adress", "Lägg till", forms.Reach, _reach),
    Change("plats", "Lägg till en plats som ingen får veta", "Lägg till",
           HidePlace, _hide),
    Change("kontakt", "Tolk och säker kontakt", "Spara", forms.ContactNeedsForm, _needs),
    Change("varning", "Varna inför besök", "Lägg varningen", forms.Warn, _warn),
    Change("ratta", "Rätta uppgifter", "Rätta", forms.Correct, _correct),
    Change("skydd", "Ändra skyddet", "Ändra", Protect, _protect),
    Change("sla-ihop", "Samma person finns två gånger", "Slå ihop", forms.MergeForm, _merge),
)  # fmt: skip
BY_SLUG = {change.slug: change for change in CHANGES}

TakeBack = Callable[[UUID, UUID, Data, Actor, datetime], None]


def _end_home(person_id: UUID, part: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.leave_household(part, person_id, by=by, at=at)


def _end_relation(person_id: UUID, part: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.end_relation(part, by=by, at=at)


def _end_representation(person_id: UUID, part: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.end_representation(part, reason=data.get("reason", ""), by=by, at=at)


def _end_way(person_id: UUID, part: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.end_contact_way(part, by=by, at=at)


def _end_place(person_id: UUID, part: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.end_hidden_place(part, by=by, at=at)


def _end_warning(person_id: UUID, part: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.end_threat_note(part, reason=data.get("reason", ""), by=by, at=at)


def _undo_merge(person_id: UUID, part: UUID, data: Data, by: Actor, at: datetime) -> None:
    actions.undo_merge(part, reason=data.get("reason", ""), by=by, at=at)


TAKE_BACKS: dict[str, TakeBack] = {
    "flytta-ut": _end_home,
    "avsluta-relation": _end_relation,
    "avsluta-foretradare": _end_representation,
    "avsluta-kontaktvag": _end_way,
    "inte-langre-dar": _end_place,
    "bekrafta-skydd": confirm_lift,
    "behall-skydd": keep_protection,
    "ta-bort-varning": _end_warning,
    "angra-ihop": _undo_merge,
    "bekrafta-ihop": confirm_merge,
    "hall-isar": keep_apart,
}


def entries(card: PersonCard, sent: Entry | None = None) -> list[Entry]:
    """Every form of the page with what is known filled in; the one that was sent, as it was."""
    shown = []
    for change in CHANGES:
        same = sent is not None and sent.change is change
        shown.append(sent if same and sent else Entry(change, form_of(change, card)))
    return shown


def form_of(change: Change, card: PersonCard, data: Data | None = None) -> PlainForm:
    """The form of a change, empty or with what was sent."""
    more: dict[str, Any] = {"card": card} if change.form is forms.Live else {}
    return change.form(data, initial=_known(change, card), prefix=change.slug, **more)


def _known(change: Change, card: PersonCard) -> dict[str, Any]:
    if change.form is forms.Correct:
        return {"language": card.language, "sex": card.sex.value, "version": card.version}
    if change.form is Protect:
        return {"protection": card.line.protection.value}
    if change.form is forms.ContactNeedsForm:
        needs = card.needs
        if needs is None:
            return {"version": 0}
        known = {"interpreter": needs.interpreter, "safe_way": needs.safe_way}
        return known | {"never": needs.never, "version": needs.version}
    return {}
