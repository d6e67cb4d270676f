"""The form for a place that must not be told, and the words for its kinds."""

from django import forms

from tillit.kernel.location import Location
from tillit.ui.forms import PlainForm

from .forms import day_field, line, source_field

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
