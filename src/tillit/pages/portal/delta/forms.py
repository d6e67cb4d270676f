"""What is asked of whoever wants to take part: as little as the offer needs."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms

from tillit.contact.participation.types import (
    LONGEST_NAME,
    LONGEST_PHONE,
    Band,
    Came,
    Guardian,
    Sex,
    SignUpIn,
)
from tillit.registers.directory.types import Identity, Offer
from tillit.ui.forms import PlainForm

ADULT, LONGEST_CODE = 18, 24


class _Coming(PlainForm):
    """Age and, for a child, the yes of a guardian."""

    called: ClassVar[dict[str, str]] = {"band": "Åldern"}

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    band = forms.ChoiceField(label="Hur gammal är den som kommer?", widget=forms.RadioSelect)
    guardian = forms.BooleanField(
        label="En vårdnadshavare säger ja", required=False,
        help_text="För den som är under 15 år. Har ni två vårdnadshavare ska båda säga ja.",
    )  # fmt: skip

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        band = self.fields["band"]
        assert isinstance(band, forms.ChoiceField)
        band.choices = [(each.value, each.words) for each in bands_of(offer)]
        if all(each.lowest >= ADULT for each in bands_of(offer)):
            del self.fields["guardian"]
        elif offer.said.alone_from is None:
            self.fields[
                "guardian"
            ].help_text = "För den som är under 18 år. Har ni två vårdnadshavare ska båda säga ja."

    @property
    def key(self) -> UUID:
        """The number of this form: random, so that it tells no moment."""
        given: UUID | None = self.cleaned_data.get("once")
        return given or uuid4()

    @property
    def yes(self) -> Guardian:
        """What stands behind that a child comes."""
        return Guardian.YES if self.cleaned_data.get("guardian") else Guardian.NOT_NEEDED


class SignUpForm(_Coming):
    """A seat in a group."""

    called: ClassVar[dict[str, str]] = {"band": "Åldern", "given": "Förnamnet"}

    given = forms.CharField(
        label="Förnamn, eller vad du vill bli kallad", max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label="Telefon", required=False, max_length=LONGEST_PHONE,
        help_text="Så att vi kan ringa om något ställs in. Du kan lämna det tomt.",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    came = forms.ChoiceField(
        label="Vem anmäler du?", widget=forms.RadioSelect, initial=Came.ALONE,
        choices=[(Came.ALONE.value, "Mig själv"), (Came.RELATIVE.value, "Någon i min familj")],
    )  # fmt: skip
    field_order = ("came", "given", "phone", "band", "guardian")

    def __init__(self, *args: Any, offer: Offer, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, offer=offer, **kwargs)
        if offer.said.identity is not Identity.FIRST_NAME:
            del self.fields["given"], self.fields["phone"]

    def wanted(self, group: UUID) -> SignUpIn:
        """What was written. The page tells of the right to apply (SoL 11:6), so it is given."""
        data = self.cleaned_data
        return SignUpIn(
            group, self.key, Band(data["band"]), Came(data["came"]), self.yes,
            data.get("given", ""), data.get("phone", ""), told_right=True,
        )  # fmt: skip


class HereForm(_Coming):
    """Somebody has come, and counts themself."""

    offer = forms.ChoiceField(label="Vad kommer du till?", widget=forms.RadioSelect)
    sex = forms.ChoiceField(
        label="Kön", required=False, widget=forms.RadioSelect,
        choices=[*((each.value, each.words) for each in Sex), ("", "Vill inte säga")],
    )  # fmt: skip
    code = forms.CharField(
        label="Har du en kod sedan tidigare?", required=False, max_length=LONGEST_CODE,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    wants_code = forms.BooleanField(
        label="Jag vill ha en kod", required=False,
        help_text="Med den kan du själv, om du vill, visa senare att du har varit här.",
    )  # fmt: skip
    field_order = ("offer", "band", "guardian", "sex", "code", "wants_code")

    def offer_among(self, choices: list[tuple[str, str]]) -> None:
        """What there is to come to here. All ages: what is chosen may be for any."""
        offer, band = self.fields["offer"], self.fields["band"]
        assert isinstance(offer, forms.ChoiceField)
        assert isinstance(band, forms.ChoiceField)
        offer.choices = choices
        band.choices = [(each.value, each.words) for each in Band]
        if len(choices) == 1:
            self.initial["offer"] = choices[0][0]


class CodeForm(PlainForm):
    """The code that only the visitor holds."""

    called: ClassVar[dict[str, str]] = {"code": "Koden"}

    code = forms.CharField(
        label="Din kod", max_length=LONGEST_CODE, help_text="Tolv bokstäver.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip


def bands_of(offer: Offer) -> list[Band]:
    """The ages that the offer is for; a band with any of them."""
    low, high = offer.said.min_age or 0, offer.said.max_age
    found = [each for each in Band if high is None or each.lowest <= high]
    ends = [each.lowest for each in found[1:]]
    return [each for each, end in zip(found, [*ends, 999], strict=True) if end > low]
