"""An answer."""

from django import forms

from tillit.contact.opinions.types import LONGEST
from tillit.ui.forms import PlainForm, text_area


class AnswerForm(PlainForm):
    """What whoever wrote reads."""

    remedies = {"text": "skriv ett svar"}

    text = forms.CharField(
        label="Svar", max_length=LONGEST, widget=text_area(6),
        help_text="Skriv vad ni gör av det. Skriv inget om någon annan.",
    )  # fmt: skip
