"""The line from the binder."""

from typing import ClassVar

from django import forms

from tillit.ui.forms import PlainForm


class LineForm(PlainForm):
    """One line, as it stands on the paper."""

    called: ClassVar[dict[str, str]] = {"line": "Raden"}

    line = forms.CharField(
        label="Raden ur pärmen",
        help_text="Skriv hela raden. Stora och små bokstäver spelar ingen roll.",
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
