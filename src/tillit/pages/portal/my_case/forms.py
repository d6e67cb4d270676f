"""The reply to something that we ask a party to read."""

from typing import ClassVar

from django import forms

from tillit.ui.forms import PlainForm, text_area

MOST_SIGNS = 10_000


class ReplyForm(PlainForm):
    """What the party wants to say. `version` is the draft that the page was made from."""

    called: ClassVar[dict[str, str]] = {"text": "Ditt svar"}

    text = forms.CharField(
        label="Vad vill du säga om det du har läst?",
        help_text="Skriv med egna ord. Vad stämmer? Vad är fel eller saknas?",
        max_length=MOST_SIGNS,
        widget=text_area(10),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ActForForm(PlainForm):
    """For whom the page is read; empty is for oneself."""

    person = forms.UUIDField(required=False)
