"""What is asked of whoever has something to say: two things, and whether an answer is wanted."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms

from tillit.contact.opinions.types import LONGEST, Kind, OpinionIn, Wants
from tillit.ui.forms import PlainForm, text_area

ASKED = {
    Wants.NOTHING: "Nej",
    Wants.CODE: "Ja. Jag är anonym och läser svaret med en kod",
    Wants.PAGES: "Ja, på Mina sidor. Då ser vi ditt namn",
}
DIGITS = 12


class OpinionForm(PlainForm):
    """An opinion. An answer on one's own pages only for who is signed in."""

    called: ClassVar[dict[str, str]] = {
        "kind": "Vad det gäller", "text": "Det du vill säga", "wants": "Om svar",
    }  # fmt: skip
    remedies: ClassVar[dict[str, str]] = {"text": "skriv några ord"}

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    kind = forms.ChoiceField(
        label="Vad vill du säga?", widget=forms.RadioSelect,
        choices=[(each.value, each.words) for each in Kind],
    )  # fmt: skip
    text = forms.CharField(
        label="Berätta", max_length=LONGEST, widget=text_area(6),
        help_text="Skriv inte personnummer eller andras namn om det inte behövs.",
    )  # fmt: skip
    wants = forms.ChoiceField(label="Vill du ha svar?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, signed_in: bool, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        wants = self.fields["wants"]
        assert isinstance(wants, forms.ChoiceField)
        wants.choices = [
            (each.value, words)
            for each, words in ASKED.items()
            if signed_in or each is not Wants.PAGES
        ]

    def said(self) -> OpinionIn:
        """What was written. The number of the form is random: it tells no moment."""
        data = self.cleaned_data
        once: UUID | None = data["once"]
        return OpinionIn(once or uuid4(), Kind(data["kind"]), data["text"], Wants(data["wants"]))


class CodeForm(PlainForm):
    """The code that only whoever wrote holds."""

    called: ClassVar[dict[str, str]] = {"code": "Koden"}

    code = forms.CharField(
        label="Din kod", max_length=40, help_text="12 siffror. Mellanslag spelar ingen roll.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip

    def clean_code(self) -> str:
        """The digits alone."""
        digits = "".join(sign for sign in self.cleaned_data["code"] if sign.isdecimal())
        if len(digits) != DIGITS:
            raise forms.ValidationError(f"skriv alla {DIGITS} siffror i koden")
        return digits
