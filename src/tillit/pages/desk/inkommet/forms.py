"""What is written about what has come in, and about a form."""

from typing import Any, ClassVar

from django import forms

from tillit.contact.eservices.actions import LONGEST_REPLY
from tillit.contact.eservices.types import LARGEST
from tillit.kernel.refusal import Refusal
from tillit.trust.access.types import UnitView
from tillit.ui.forms import PlainForm, text_area


class ReplyForm(PlainForm):
    """It is done, and what happens now."""

    called: ClassVar[dict[str, str]] = {"reply": "Svaret"}

    reply = forms.CharField(
        label="Vad händer nu?", max_length=LONGEST_REPLY, widget=text_area(4),
        help_text="Den som skickade läser det. Skriv till hen, utan namn på andra.",
    )  # fmt: skip


class PublishForm(PlainForm):
    """A form in use: one of the program's own, or a file."""

    called: ClassVar[dict[str, str]] = {"seed": "Formuläret", "file": "Filen"}

    seed = forms.ChoiceField(label="Välj ett av programmets formulär", required=False)
    file = forms.FileField(
        label="Eller en fil som ni själva har skrivit", required=False,
        help_text="Text i formatet TOML. Det som är fel i den står här.",
    )  # fmt: skip
    unit = forms.ChoiceField(label="Vilken enhet tar emot?")

    def __init__(
        self, *args: Any, seeds: list[tuple[str, str]], units: list[UnitView], **kwargs: Any
    ) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("seed", [("", "Inget"), *seeds]),
            ("unit", [(str(each.id), each.name) for each in units]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices

    def written(self, seeds: dict[str, str]) -> str:
        """The text of the form. Raises Refusal when there is none, or two."""
        file, seed = self.cleaned_data.get("file"), self.cleaned_data.get("seed")
        if bool(file) == bool(seed):
            raise Refusal("Välj ett formulär eller en fil, inte båda.")
        if file is None:
            return seeds[seed or ""]
        if file.size > LARGEST:
            raise Refusal("Filen är för stor. Ett formulär är högst 100 000 tecken.")
        try:
            return str(file.read().decode())
        except UnicodeDecodeError:
            raise Refusal("Filen är ingen text. Spara den som text (UTF-8) och försök igen.")
