"""What is asked of whoever books: as little as the offer needs."""

from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms

from tillit.contact.booking.types import (
    LONGEST_LANGUAGE,
    LONGEST_NAME,
    LONGEST_PHONE,
    BookIn,
    Meet,
    Slot,
)
from tillit.registers.directory.types import Identity, Offer
from tillit.ui.forms import PlainForm


class BookForm(PlainForm):
    """A time that is chosen."""

    called: ClassVar[dict[str, str]] = {"meet": "Hur ni ses", "given": "Förnamnet"}

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    calendar = forms.UUIDField(widget=forms.HiddenInput)
    begins = forms.DateTimeField(widget=forms.HiddenInput)
    meet = forms.ChoiceField(label="Hur vill du ses?", widget=forms.RadioSelect)
    given = forms.CharField(
        label="Förnamn, eller vad du vill bli kallad", max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )  # fmt: skip
    phone = forms.CharField(
        label="Telefon", required=False, max_length=LONGEST_PHONE,
        help_text="Så att vi kan ringa om något händer. Du kan lämna det tomt.",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    interpreter = forms.CharField(
        label="Behöver du tolk? Vilket språk?", required=False, max_length=LONGEST_LANGUAGE
    )

    def __init__(
        self, *args: Any, offer: Offer, slot: Slot, moving: bool = False, **kwargs: Any
    ) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        self.slot = slot
        meet = self.fields["meet"]
        assert isinstance(meet, forms.ChoiceField)
        meet.choices = [(each.value, each.words) for each in slot.meets]
        self.initial.update({
            "calendar": slot.calendar, "begins": slot.begins.isoformat(), "meet": slot.meets[0]
        })  # fmt: skip
        if moving or offer.said.identity is not Identity.FIRST_NAME:
            del self.fields["given"], self.fields["phone"]

    def wanted(self, offer: str) -> BookIn:
        """What was written."""
        data = self.cleaned_data
        key: UUID = data.get("once") or uuid4()
        begins: datetime = data["begins"]
        return BookIn(
            data["calendar"], begins, key, offer, Meet(data["meet"]), data.get("given", ""),
            data.get("phone", ""), data["interpreter"],
        )  # fmt: skip


class CodeForm(PlainForm):
    """The code of a booking."""

    called: ClassVar[dict[str, str]] = {"code": "Koden"}

    code = forms.CharField(
        label="Din kod", max_length=24, help_text="Tolv bokstäver.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
