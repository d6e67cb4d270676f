"""What is written to seal an address, and to ask for it."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.conf import settings

from tillit.kernel.actor import Staff
from tillit.trust.identity.queries import employed
from tillit.ui.forms import PlainForm, text_area

LONGEST_ADDRESS, LONGEST_MARK, LONGEST_REASON = 200, 40, 300


class ReadersForm(PlainForm):
    """Who may open an address together."""

    called: ClassVar[dict[str, str]] = {"readers": "Läsarna"}

    readers = forms.MultipleChoiceField(
        label="Läsare", choices=[], widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, actor: Staff, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = [(str(each.id), each.name) for each in employed(actor, at=at)]
        field = self.fields["readers"]
        field.choices = people  # type: ignore[attr-defined]
        most = settings.SEALED_ADDRESS["readers"]
        field.help_text = f"Två till {most} kollegor. Så få som möjligt, men någon på varje pass."


class SealForm(ReadersForm):
    """An address and who may open it together."""

    called: ClassVar[dict[str, str]] = {"value": "Adressen", "mark": "Märket", "readers": "Läsarna"}
    field_order = ("value", "mark", "readers")

    value = forms.CharField(
        label="Adress",
        max_length=LONGEST_ADDRESS,
        help_text="Krypteras. Den visas inte igen utan två läsare.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    mark = forms.CharField(
        label="Märke",
        max_length=LONGEST_MARK,
        help_text="Det läsarna känner igen, till exempel ärendets nummer. Inget namn, ingen ort.",
    )


class AskForm(PlainForm):
    """Why the address is needed now."""

    reason = forms.CharField(
        label="Varför behöver du adressen nu?",
        max_length=LONGEST_REASON,
        widget=text_area(2),
        help_text="En annan läsare läser det här och svarar.",
    )
