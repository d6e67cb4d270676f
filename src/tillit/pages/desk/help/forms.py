"""What is written about an offer and a place."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.text import slugify

from tillit.registers.directory.actions import LONGEST_REASON, LONGEST_WAIT
from tillit.registers.directory.types import (
    LANGUAGES,
    Access,
    Hours,
    Identity,
    Offer,
    OfferIn,
    Place,
    PlaceIn,
    Way,
    Where,
)
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm, text_area

from . import hours as written

TEXT, LONGEST_CODE, PLACES = 1_000, 60, 3
HOURS_HINT = "En rad för varje dag, till exempel: mån 9–17. Skriv med tid efter, om man bokar."


class OfferForm(PlainForm):
    """An offer: in the order that somebody who looks for help reads it."""

    called: ClassVar[dict[str, str]] = {
        "name": "Namnet", "what": "Vad det är", "for_whom": "För vem", "happens": "När man kommer",
        "begin": "Så börjar man", "cost": "Kostnaden", "way": "Hur man får det",
        "identity": "Vad man säger om sig", "languages": "Språken",
    }  # fmt: skip

    name = forms.CharField(label="Vad heter det?", max_length=100)
    what = forms.CharField(
        label="Vad är det?", max_length=TEXT, widget=text_area(2),
        help_text="En eller två meningar, som du säger det till den som frågar.",
    )  # fmt: skip
    for_whom = forms.CharField(label="För vem är det?", max_length=TEXT, widget=text_area(2))
    happens = forms.CharField(
        label="Vad händer när man kommer?", max_length=TEXT, widget=text_area(2)
    )
    begin = forms.CharField(label="Hur börjar man?", max_length=TEXT, widget=text_area(2))
    cost = forms.CharField(label="Vad kostar det?", max_length=160, initial="Gratis")
    way = forms.ChoiceField(
        label="Hur får man det?", widget=forms.RadioSelect,
        choices=[(each.value, each.words) for each in Way],
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Är det något av det här?", required=False,
        help_text="Lagen säger att de alltid kräver behovsprövning (SoL 11:5).",
    )  # fmt: skip
    situations = forms.MultipleChoiceField(
        label="Vem hittar hit?", required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label="Vad kan man kalla det?", required=False, max_length=TEXT, widget=text_area(3),
        help_text="Ord som folk säger, ett på varje rad.",
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label="Vilka språk?", widget=forms.CheckboxSelectMultiple,
        choices=[(code, name.capitalize()) for code, name in LANGUAGES.items()],
    )  # fmt: skip
    min_age = forms.IntegerField(label="Från vilken ålder?", required=False, min_value=0)
    max_age = forms.IntegerField(label="Till vilken ålder?", required=False, min_value=0)
    alone_from = forms.IntegerField(
        label="Från vilken ålder utan vårdnadshavare?", required=False, min_value=0,
        help_text="Tidigast 15 år, om det är lämpligt, och bara utan behovsprövning (SoL 21:2).",
    )  # fmt: skip
    identity = forms.ChoiceField(
        label="Vad säger man om vem man är?", widget=forms.RadioSelect,
        choices=[(each.value, each.words) for each in Identity],
    )  # fmt: skip
    board_number = forms.CharField(
        label="Nämndens beslut", required=False, max_length=60,
        help_text="Bara när man inte behöver säga vem man är (SoL 14:5).",
    )  # fmt: skip
    board_on = forms.DateField(label="Dagen för beslutet", required=False, widget=DayInput())
    board_why = forms.CharField(
        label="Nämndens skäl", required=False, max_length=TEXT, widget=text_area(2)
    )
    phone = forms.CharField(label="Telefon", required=False, max_length=40)
    email = forms.EmailField(label="E-post", required=False, max_length=120)
    web = forms.URLField(
        label="Webbsida", required=False, max_length=200, assume_scheme="https"
    )  # fmt: skip
    place1 = forms.ChoiceField(label="Plats 1", required=False)
    hours1 = forms.CharField(
        label="Öppet på plats 1", required=False, max_length=TEXT, widget=text_area(3),
        help_text=HOURS_HINT,
    )  # fmt: skip
    place2 = forms.ChoiceField(label="Plats 2", required=False)
    hours2 = forms.CharField(
        label="Öppet på plats 2", required=False, max_length=TEXT, widget=text_area(3),
        help_text=HOURS_HINT,
    )  # fmt: skip
    place3 = forms.ChoiceField(label="Plats 3", required=False)
    hours3 = forms.CharField(
        label="Öppet på plats 3", required=False, max_length=TEXT, widget=text_area(3),
        help_text=HOURS_HINT,
    )  # fmt: skip
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # Any: Django's own arguments
        kinds: Iterable[tuple[str, str]],
        situations: Iterable[tuple[str, str]],
        places: Iterable[Place],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        kind, situation = self.fields["kind"], self.fields["situations"]
        assert isinstance(kind, forms.ChoiceField)
        assert isinstance(situation, forms.MultipleChoiceField)
        kind.choices = [("", "Nej"), *kinds]
        situation.choices = list(situations)
        known = [("", "Ingen"), *((str(each.id), each.name) for each in places)]
        for number in range(1, PLACES + 1):
            place = self.fields[f"place{number}"]
            assert isinstance(place, forms.ChoiceField)
            place.choices = known

    def clean(self) -> dict[str, Any]:
        """The hours of each place. A line that is none is said, and stays."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        found: dict[UUID, tuple[Hours, ...]] = {}
        for number in range(1, PLACES + 1):
            place, text = data.get(f"place{number}"), data.get(f"hours{number}", "")
            if text.strip() and not place:
                self.add_error(f"place{number}", "Välj platsen som tiderna gäller.")
            try:
                lines = written.read(text)
            except written.NotHours as line:
                self.add_error(f"hours{number}", f"”{line}” är inte en tid. Skriv som: mån 9–17.")
                continue
            if place:
                found[UUID(place)] = (*found.get(UUID(place), ()), *lines)
        data["hours"] = found
        return data

    def offer(self, code: str) -> OfferIn:
        """What was written. A new offer gets its code from its name."""
        data = self.cleaned_data
        plain = ("name", "what", "for_whom", "happens", "begin", "cost", "kind", "words",
                 "min_age", "max_age", "alone_from", "board_number", "board_on", "board_why",
                 "phone", "email", "web", "hours")  # fmt: skip
        return OfferIn(
            code=code or slugify(data["name"])[:LONGEST_CODE].strip("-") or "hjalp",
            way=Way(data["way"]), identity=Identity(data["identity"]),
            languages=tuple(data["languages"]), situations=tuple(data["situations"]),
            **{name: data[name] for name in plain},
        )  # fmt: skip


def as_it_is(offer: Offer, changed_at: Any) -> dict[str, object]:  # Any: a moment
    """What the form begins with when an offer is changed."""
    said = offer.said
    names = [name for name in OfferForm.base_fields if hasattr(said, name)]
    found: dict[str, object] = {name: getattr(said, name) for name in names}
    found |= {"languages": list(said.languages), "situations": list(said.situations)}
    for number, (place, hours) in enumerate(list(said.hours.items())[:PLACES], 1):
        found |= {f"place{number}": str(place), f"hours{number}": written.write(hours)}
    return found | {"seen": changed_at.isoformat()}


class PlaceForm(PlainForm):
    """Somewhere that help is given."""

    called: ClassVar[dict[str, str]] = {"name": "Namnet", "where": "Vad för plats"}

    name = forms.CharField(label="Vad heter platsen?", max_length=120)
    where = forms.ChoiceField(
        label="Vad är det för plats?", widget=forms.RadioSelect,
        choices=[(each.value, each.words) for each in Where],
    )  # fmt: skip
    address = forms.CharField(label="Adress", required=False, max_length=160)
    way_in = forms.CharField(
        label="Hur hittar man in?", required=False, max_length=300, widget=text_area(2)
    )
    access = forms.MultipleChoiceField(
        label="Vad finns där?", required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(each.value, each.words.capitalize()) for each in Access],
    )  # fmt: skip
    north = forms.DecimalField(
        label="Latitud", required=False, min_value=55, max_value=70, decimal_places=5,
        help_text="I grader, till exempel 59.39510. För kartan.",
    )  # fmt: skip
    east = forms.DecimalField(
        label="Longitud", required=False, min_value=10, max_value=25, decimal_places=5
    )

    def place(self) -> PlaceIn:
        """What was written."""
        data: Mapping[str, Any] = self.cleaned_data  # Any: what a form gives
        north, east = data["north"], data["east"]
        return PlaceIn(
            data["name"], Where(data["where"]), data["address"],
            None if north is None else Decimal(north), None if east is None else Decimal(east),
            frozenset(Access(each) for each in data["access"]), data["way_in"],
        )  # fmt: skip


class WaitForm(PlainForm):
    """How long one waits now."""

    days = forms.IntegerField(
        label="Väntan just nu, i dagar", required=False, min_value=0, max_value=LONGEST_WAIT,
        help_text="Lämna tomt om ni inte vet.",
    )  # fmt: skip


class WithdrawForm(PlainForm):
    """Why it is taken away."""

    reason = forms.CharField(
        label="Varför finns det inte längre?", max_length=LONGEST_REASON,
        help_text="Alla kan läsa det.",
    )  # fmt: skip
