"""The forms for how somebody is protected, and for a place that must not be told."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django import forms

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.location import Location
from tillit.registers.people import actions
from tillit.registers.people.types import ProtectionSource, ToldHow
from tillit.ui.forms import PlainForm

from .forms import PROTECTIONS, day_field, line, reason_field, source_field

HIDDEN_PLACES = [
    (Location.MUNICIPALITY.value, "Ort eller kommun"), (Location.SCHOOL.value, "Skola, förskola"),
    (Location.WORKPLACE.value, "Arbetsplats"), (Location.HEALTH.value, "Vård, mottagning"),
    (Location.PROVIDER.value, "Utförare, boende"), (Location.UNIT.value, "Enhet hos oss"),
    (Location.MEETING.value, "Mötesplats"), (Location.OTHER.value, "Annan plats"),
]  # fmt: skip


class HidePlace(PlainForm):
    """A place that must not be told in any letter to anybody else."""

    kind = forms.ChoiceField(label="Vad är det?", choices=HIDDEN_PLACES)
    value = line("Vad heter platsen?", most=120, hint="Sparas krypterat. Visas aldrig igen.")
    since = day_field("Från och med", hint="Lämna tomt för i dag")
    source = source_field()


class Protect(PlainForm):
    """Change protection. A new identity (fingerade uppgifter) is never marked."""

    protection = forms.ChoiceField(
        label="Skydd", choices=PROTECTIONS, help_text="Märk aldrig den som har ny identitet."
    )
    decided_by = forms.ChoiceField(
        label="Vem har beslutat?",
        choices=[
            (each.value, each.words)
            for each in ProtectionSource
            if each is not ProtectionSource.REGISTER
        ],
    )
    decided_on = day_field("Beslutets dag", required=True, past=True)
    told_how = forms.ChoiceField(
        label="Hur fick vi veta det?", choices=[(each.value, each.words) for each in ToldHow]
    )
    reason = reason_field("Svagare skydd börjar gälla när en kollega till har bekräftat.")


def confirm_lift(
    person_id: UUID, part: UUID, data: Mapping[str, object], by: Actor, at: datetime
) -> None:
    """The second colleague says yes to a weaker protection."""
    actions.confirm_lift(part, by=by, at=at)


def keep_protection(
    person_id: UUID, part: UUID, data: Mapping[str, object], by: Actor, at: datetime
) -> None:
    """A colleague says no, or whoever asked takes it back."""
    actions.drop_lift(part, by=by, at=at)


def confirm_merge(
    person_id: UUID, part: UUID, data: Mapping[str, object], by: Actor, at: datetime
) -> None:
    """The second colleague says that two entries, one of them protected, are one."""
    if isinstance(by, Staff):
        actions.confirm_merge(part, by=by, at=at)


def keep_apart(
    person_id: UUID, part: UUID, data: Mapping[str, object], by: Actor, at: datetime
) -> None:
    """A colleague says that they are two, or whoever asked takes it back."""
    if isinstance(by, Staff):
        actions.refuse_merge(part, by=by, at=at)
