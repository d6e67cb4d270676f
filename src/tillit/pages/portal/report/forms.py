"""What is only asked on the web: attachments, and the code that opens a saved report."""

from collections.abc import Iterable

from django import forms

from tillit.pages.concern.types import ConcernForm
from tillit.ui.forms import PlainForm

ACCEPTED = ".pdf,.jpg,.jpeg,.png,.webp,.txt,application/pdf,image/jpeg,image/png,image/webp"


class FilesInput(forms.FileInput):
    """A box for several files."""

    allow_multiple_selected = True


class FilesForm(ConcernForm):
    """Attachments. What is chosen is sent with the same press; none is needed."""

    attachment = forms.FileField(
        required=False,
        widget=FilesInput(attrs={"multiple": True, "accept": ACCEPTED}),
    )

    @classmethod
    def names(cls, post: Iterable[str]) -> tuple[str, ...]:
        """Files are not kept as answers."""
        return ()


class CodeForm(PlainForm):
    """Twelve digits, with or without spaces."""

    remedies = {"code": "skriv koden med 12 siffror"}

    code = forms.CharField(
        label="Din kod",
        help_text="12 siffror. Mellanslag spelar ingen roll.",
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        """The digits alone."""
        digits = "".join(sign for sign in self.cleaned_data["code"] if sign.isdigit())
        if len(digits) != 12:
            raise forms.ValidationError("skriv alla 12 siffror i koden")
        return digits
