"""The forms of the person pages. Labels say what we need; hints say why."""

import re
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from tillit.kernel.person_number import NotAPersonNumber, PersonNumber
from tillit.registers.people.types import (
    ContactKind,
    PersonCard,
    Protection,
    RelationKind,
    RepresentationKind,
    Sex,
    Source,
)
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm, text_area

NAME, LONG, REASON = 120, 1000, 300
OLDEST = 1900  # nobody in the register was born before
SEXES = [("", "Vet inte"), (Sex.FEMALE.value, "Kvinna"), (Sex.MALE.value, "Man")]
LANGUAGES = [
    ("sv", "Svenska"), ("ar", "Arabiska"), ("so", "Somaliska"), ("ti", "Tigrinja"),
    ("fa", "Persiska"), ("prs", "Dari"), ("ku", "Kurdiska"), ("tr", "Turkiska"),
    ("pl", "Polska"), ("fi", "Finska"), ("en", "Engelska"), ("uk", "Ukrainska"),
    ("sgn", "Teckenspråk"), ("xx", "Annat språk"),
]  # fmt: skip
SOURCES = [
    (Source.PERSON.value, "Personen själv"),
    (Source.GUARDIAN.value, "Vårdnadshavare"),
    (Source.REPORT.value, "Anmälan"),
    (Source.AUTHORITY.value, "Annan myndighet"),
    (Source.STAFF.value, "Vi själva"),
]
PROTECTIONS = [
    (Protection.NONE.value, "Inget skydd"),
    (Protection.MARKED.value, "Sekretessmarkering"),
    (Protection.REGISTERED.value, "Skyddad folkbokföring"),
]
KINDS = [
    (RelationKind.PARENT.value, "Förälder"),
    (RelationKind.GUARDIAN.value, "Vårdnadshavare"),
    (RelationKind.SIBLING.value, "Syskon"),
    (RelationKind.PARTNER.value, "Partner"),
    (RelationKind.CONTACT.value, "Kontakt"),
]
WAYS = [
    (ContactKind.PHONE.value, "Telefon"),
    (ContactKind.MAIL.value, "E-post"),
    (ContactKind.ADDRESS.value, "Postadress"),
]


class NumberField(forms.CharField):
    """A personal or coordination number; `cleaned_data` holds a PersonNumber or None."""

    def __init__(self, **kwargs: Any) -> None:  # Any: Django's own arguments
        hint = "År, månad, dag och fyra siffror till"
        super().__init__(**{"max_length": 20, "required": False, "help_text": hint, **kwargs})
        self.widget.attrs |= {"autocomplete": "off", "inputmode": "numeric"}

    def clean(self, value: Any) -> Any:  # Any: Django's own signature
        """Read the number, or say what is wrong with it."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return PersonNumber.parse(text)
        except NotAPersonNumber as problem:
            raise forms.ValidationError(str(problem))


def has_been(day: date) -> None:
    """Nobody is born or dies tomorrow, and a year of one or two signs is a slip of the hand."""
    if day > timezone.localdate():
        raise forms.ValidationError("skriv en dag som har varit")
    if day.year < OLDEST:
        raise forms.ValidationError("skriv året med fyra siffror, till exempel 2014")


def day_field(
    label: str, *, required: bool = False, hint: str = "", past: bool = False
) -> forms.DateField:
    """A day in the browser's own date box; one that has been, where that is asked."""
    checks = [has_been] if past else []
    return forms.DateField(
        label=label, required=required, help_text=hint, widget=DayInput(), validators=checks
    )


def line(label: str, *, required: bool = True, hint: str = "", most: int = 80) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, required=required, help_text=hint, max_length=most)


def reason_field(hint: str = "") -> forms.CharField:
    """Why something is changed."""
    return line("Varför?", hint=hint, most=REASON)


def source_field() -> forms.ChoiceField:
    """Who says so."""
    return forms.ChoiceField(label="Vem säger det?", choices=SOURCES)


class SearchForm(PlainForm):
    """One box: a name or a number. Posted, so that it never stands in an address."""

    remedies = {"q": "skriv ett namn eller ett nummer"}

    q = line("Namn eller nummer", most=200)
    similar = forms.BooleanField(required=False, label="Sök även liknande namn")


class NewPerson(PlainForm):
    """Enter somebody who is not in the register."""

    given_name = line("Förnamn", most=NAME)
    family_name = line("Efternamn", most=NAME)
    number = NumberField(label="Personnummer eller samordningsnummer")
    born = day_field("Född", hint="Om du inte har något nummer", past=True)
    sex = forms.ChoiceField(label="Kön", choices=SEXES, required=False)
    protection = forms.ChoiceField(label="Skyddade personuppgifter", choices=PROTECTIONS)
    language = forms.ChoiceField(label="Språk", choices=LANGUAGES)
    source = source_field()


class Correct(PlainForm):
    """Correct what is wrong. Empty boxes change nothing."""

    given_name = line("Förnamn", required=False, most=NAME)
    family_name = line("Efternamn", required=False, most=NAME)
    number = NumberField(label="Rätt personnummer", help_text="Lämna tomt om det stämmer")
    born = day_field("Född", past=True)
    sex = forms.ChoiceField(label="Kön", choices=SEXES, required=False)
    language = forms.ChoiceField(label="Språk", choices=LANGUAGES)
    dead_on = day_field("Avliden", past=True)
    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = reason_field("Det gamla sparas tillsammans med ditt skäl.")


class Relate(PlainForm):
    """Somebody in the family: found by number, or entered here."""

    kind = forms.ChoiceField(label="Relation", choices=KINDS, help_text="Vad den andra är.")
    guardian = forms.BooleanField(label="Är också vårdnadshavare", required=False)
    number = NumberField(label="Den andras personnummer")
    given_name = line("Förnamn", required=False, most=NAME, hint="Om personen är ny hos oss")
    family_name = line("Efternamn", required=False, most=NAME)
    sex = forms.ChoiceField(label="Kön", choices=SEXES, required=False)
    since = day_field("Från och med", hint="Lämna tomt för i dag")
    source = source_field()

    def clean(self) -> dict[str, Any]:
        """Either a number or a name is needed."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        named = data.get("given_name") and data.get("family_name")
        if not data.get("number") and "number" not in self.errors and not named:
            self.add_error("number", "skriv numret, eller både förnamn och efternamn")
        return data


class Represent(PlainForm):
    """Somebody who acts for the person. The last day is typed as the last one that holds."""

    kind = forms.ChoiceField(
        label="Vad är den andra?",
        choices=[(kind.value, kind.words) for kind in RepresentationKind],
        help_text="En särskilt förordnad vårdnadshavare blir också vårdnadshavare.",
    )
    number = NumberField(label="Företrädarens personnummer", required=True)
    given_name = line("Förnamn", required=False, most=NAME, hint="Om personen är ny hos oss")
    family_name = line("Efternamn", required=False, most=NAME)
    since = day_field("Gäller från och med", hint="Lämna tomt för i dag")
    until = day_field("Gäller till och med", hint="Lämna tomt om det inte står någon sista dag")
    paper = line(
        "Vilket papper visar det?",
        most=REASON,
        hint="Till exempel domstol, dag och målnummer, eller fullmaktens dag, och var det finns.",
    )
    reason = reason_field("Till exempel: barnet saknar vårdnadshavare här.")


class Live(PlainForm):
    """A home: one of the family's, or a new one."""

    household = forms.ChoiceField(label="Hem", required=False)
    label = line("Nytt hem", required=False, hint="Ett namn, till exempel Mammas hem")
    address = line("Adress", required=False, most=200, hint="Sparas krypterad.")
    place = line("Ort", required=False)
    share = line("Hur mycket", required=False, hint="Till exempel varannan vecka")
    since = day_field("Från och med", hint="Lämna tomt för i dag")
    source = source_field()

    def __init__(self, *args: Any, card: PersonCard, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        homes = [(str(home.id), str(home.label)) for home in card.family_homes]
        self.fields["household"].choices = [("", "Ett nytt hem"), *homes]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A new home has a name."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("household") and not data.get("label"):
            self.add_error("label", "ge hemmet ett namn")
        return data


class Reach(PlainForm):
    """A way to reach somebody."""

    kind = forms.ChoiceField(label="Sätt", choices=WAYS)
    value = line("Nummer eller adress", most=200, hint="Sparas krypterat.")
    safe = forms.ChoiceField(
        label="Kan vi använda det utan fara?",
        choices=[("ja", "Ja, det är säkert"), ("nej", "Nej, eller vet inte")],
        initial="nej",
    )
    source = source_field()


class ContactNeedsForm(PlainForm):
    """What everybody must know before a letter or a call."""

    interpreter = line(
        "Tolk",
        required=False,
        hint="Språk, och om det ska vara samma kön. Tomt när ingen tolk behövs.",
    )
    safe_way = forms.CharField(
        label="Så når vi personen säkert",
        required=False,
        max_length=LONG,
        widget=text_area(3),
        help_text="Till exempel: brev hem går bra. Behövs innan något brev skickas.",
    )
    never = forms.CharField(
        label="Det gör vi aldrig", required=False, max_length=LONG, widget=text_area(3)
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class Warn(PlainForm):
    """A warning before a visit."""

    reason = forms.CharField(label="Vad har hänt?", max_length=LONG, widget=text_area(3))
    told = line("Hur har personen fått veta det?", most=REASON, hint="Eller varför inte")
    ends_on = day_field("Sista dag", required=True, hint="Högst ett år fram")


class MergeForm(PlainForm):
    """The other entry of the same person."""

    other = line(
        "Den andra posten",
        most=300,
        hint="Personnummer, eller adressen till den andra personens sida. "
        "Den som har fått ny identitet slås aldrig ihop med den gamla.",
    )
    reason = reason_field()

    def clean_other(self) -> UUID | PersonNumber:
        """An id out of an address, or a number."""
        text = self.cleaned_data["other"]
        if found := re.search(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text.lower()):
            return UUID(found[0])
        try:
            return PersonNumber.parse(text)
        except NotAPersonNumber:
            raise forms.ValidationError("skriv hela personnumret eller klistra in adressen")


class Why(PlainForm):
    """Taking something back needs a reason."""

    reason = reason_field()


def when(value: object) -> date | None:
    """A day from cleaned data, or None for today."""
    return value if isinstance(value, date) else None
