"""Who gets money and how, and how one knows. Labels say what we need; hints say why."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from tillit.areas.assistance.types import Agreed, HolderCheck, PayeeKind, WayToPay
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, PlainForm

NEEDS_ACCOUNT = "Skriv numret. Saknar mottagaren konto väljer du att pengarna lämnas för hand."


class PayeeForm(OnceForm):
    """Somebody who is to get money, and where."""

    called: ClassVar[dict[str, str]] = {"name": "Mottagarens namn", "account": "Numret"}
    optional = ""  # what is needed depends on who and how

    who = forms.ChoiceField(label="Vem ska få pengarna?", widget=forms.RadioSelect)
    name = forms.CharField(
        label="Mottagarens namn", max_length=120, required=False,
        help_text="Behövs för hyresvärden och för någon annan.",
    )  # fmt: skip
    way = forms.ChoiceField(
        label="Hur ska pengarna gå?", widget=forms.RadioSelect,
        choices=[(each.value, each.words) for each in WayToPay],
    )  # fmt: skip
    account = forms.CharField(
        label="Kontonummer eller bankgiro", max_length=40, required=False,
        help_text="Clearingnummer, mellanslag och kontonummer. Eller ett IBAN.",
    )  # fmt: skip
    reference = forms.CharField(
        label="OCR eller meddelande till hyresvärden", max_length=25, required=False
    )  # fmt: skip
    agreed = forms.ChoiceField(
        label="Hur sa hushållet ja?", required=False,
        choices=[("", "Behövs inte: pengarna går till hushållet självt")]
        + [(each.value, each.words) for each in Agreed],
        help_text="Går pengarna till någon annan ska hushållet ha sagt ja. De kan ångra sig.",
    )  # fmt: skip
    agreed_on = forms.DateField(label="Vilken dag sa de ja?", required=False, widget=DayInput())

    def __init__(
        self, *args: Any, who: Iterable[tuple[str, str]], **kwargs: Any  # Any: Django's own
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(who)

    def clean(self) -> dict[str, Any]:
        """A number where there is an account, and a name where it is not one of the household."""
        said = super().clean() or self.cleaned_data
        own = said.get("who") in (PayeeKind.APPLICANT, PayeeKind.CO_APPLICANT)
        if said.get("way") not in (None, WayToPay.BY_HAND.value) and not said.get("account"):
            self.add_error("account", NEEDS_ACCOUNT)
        if said.get("who") and not own and not said.get("name"):
            self.add_error("name", "Skriv vem som ska få pengarna.")
        return said


class YesForm(PlainForm):
    """How one knows who holds the account."""

    checked = forms.ChoiceField(label="Hur vet du vem som har kontot?", widget=forms.RadioSelect)

    def __init__(
        self, checks: Iterable[HolderCheck], *args: Any, **kwargs: Any  # Any: Django's own
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        field = self.fields["checked"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(each.value, each.words) for each in checks]
