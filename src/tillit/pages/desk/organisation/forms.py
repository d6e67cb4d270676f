"""What is written about units, colleagues and their roles."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from tillit.kernel.actor import Role
from tillit.trust.access.policies import ANALYSIS_MONTHS, LONGEST_MONTHS, end_of
from tillit.trust.access.types import OFFERED, UnitKind
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm

from .words import ROLES, UNIT_KINDS, WOKEN

LONGEST_NAME, LONGEST_ACCOUNT, LONGEST_PHONE, LONGEST_TEXT = 120, 200, 40, 2_000
LONGEST_PURPOSE = 300


def _text(label: str) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 3})
    )  # fmt: skip


class NewUnit(PlainForm):
    """A unit."""

    called: ClassVar[dict[str, str]] = {"name": "Namnet", "kind": "Vad enheten gör"}

    name = forms.CharField(
        label="Vad heter enheten?",
        max_length=LONGEST_NAME,
        help_text="Så som familjerna känner till den. Namnet står i brev och på Mina sidor.",
    )
    kind = forms.ChoiceField(
        label="Vad gör den?",
        choices=[(each.value, words) for each, words in UNIT_KINDS.items()],
        widget=forms.RadioSelect,
    )


class NewColleague(PlainForm):
    """Somebody who is to sign in."""

    called: ClassVar[dict[str, str]] = {"name": "Namnet", "subject": "Kontot"}

    name = forms.CharField(label="Vad heter kollegan?", max_length=LONGEST_NAME)
    subject = forms.CharField(
        label="Vad heter kontot hos er inloggning?",
        max_length=LONGEST_ACCOUNT,
        help_text="Precis som inloggningstjänsten skriver det. Utan tjänst: ett namn ni väljer.",
    )
    title = forms.CharField(label="Titel", required=False, max_length=LONGEST_NAME)
    phone = forms.CharField(
        label="Telefon",
        required=False,
        max_length=LONGEST_PHONE,
        help_text="Står i brev och på Mina sidor.",
    )
    qualified_since = forms.DateField(
        label="Socionomexamen sedan",
        required=False,
        widget=DayInput,
        help_text="Vissa bedömningar och beslut om barn kräver examen (SoL 25:1). "
        "Lämna tomt för den som inte har någon.",
    )


class Wake(PlainForm):
    """Why an account that was locked is needed again."""

    called: ClassVar[dict[str, str]] = {"why": "Skälet"}

    why = forms.ChoiceField(
        label="Varför har kontot inte använts?",
        choices=[(each.value, words) for each, words in WOKEN.items()],
        widget=forms.RadioSelect,
    )


class GiveRole(PlainForm):
    """A role for somebody in a unit."""

    called: ClassVar[dict[str, str]] = {"staff": "Kollegan", "role": "Rollen"}

    staff = forms.ChoiceField(label="Vem?")
    role = forms.ChoiceField(label="Vad ska kollegan göra här?", widget=forms.RadioSelect)
    last_day = forms.DateField(
        label="Till och med",
        required=False,
        widget=DayInput,
        help_text="För vikarier och den som hjälper till en tid. Tomt: så länge analysen medger.",
    )

    organisation = forms.CharField(
        label="Varifrån kommer gästen?",
        required=False,
        max_length=LONGEST_NAME,
        help_text="Bara för en gäst från en samarbetspart, till exempel en skola.",
    )
    purpose = forms.CharField(
        label="Vad ska gästen göra här?",
        required=False,
        max_length=LONGEST_PURPOSE,
        help_text="Bara för en gäst. En gäst har alltid en sista dag.",
    )

    def __init__(
        self,
        *args: Any,  # Django's own arguments
        kind: UnitKind,
        people: Iterable[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        staff, role = self.fields["staff"], self.fields["role"]
        assert isinstance(staff, forms.ChoiceField)
        assert isinstance(role, forms.ChoiceField)
        if Role.PARTNER not in OFFERED[kind]:
            del self.fields["organisation"], self.fields["purpose"]
        staff.choices = [("", "Välj en kollega"), *((str(id_), name) for id_, name in people)]
        role.choices = [(each.value, ROLES[each]) for each in OFFERED[kind]]

    @property
    def guest(self) -> dict[str, str]:
        """Where a guest comes from, and what for; nothing for a colleague."""
        if self.given[1] is not Role.PARTNER:
            return {}
        return {name: self.cleaned_data.get(name, "") for name in ("organisation", "purpose")}

    @property
    def given(self) -> tuple[UUID, Role, datetime | None]:
        """Who, what, and when it ends: after the last day."""
        data = self.cleaned_data
        return UUID(data["staff"]), Role(data["role"]), after(data["last_day"])


class RenewRole(PlainForm):
    """A new last day."""

    called: ClassVar[dict[str, str]] = {"last_day": "Dagen"}

    last_day = forms.DateField(
        label="Ny sista dag",
        required=False,
        widget=DayInput,
        help_text="Tomt: så länge analysen medger.",
    )


class WriteAnalysis(PlainForm):
    """What a role needs to see, and the risk of it."""

    called: ClassVar[dict[str, str]] = {
        "needs": "Vad rollen behöver se",
        "risks": "Vad som kan gå fel",
        "limits": "Vad som begränsar",
        "longest_months": "Hur länge",
        "valid_to": "Analysens sista dag",
    }

    needs = _text("Vad behöver rollen se, och varför?")
    risks = _text("Vad kan gå fel?")
    limits = _text("Vad begränsar risken?")
    longest_months = forms.IntegerField(
        label="Hur många månader får rollen ges som längst?",
        min_value=1,
        max_value=LONGEST_MONTHS,
        help_text="Sedan förlänger gruppledaren, eller så tar rollen slut av sig själv.",
    )
    valid_to = forms.DateField(
        label="Till vilken dag gäller analysen?",
        widget=DayInput,
        help_text=f"Högst {ANALYSIS_MONTHS} månader. Sedan läser ni den igen.",
    )


def after(last_day: date | None) -> datetime | None:
    """The moment after a last day."""
    return end_of(last_day) if last_day else None


class LetOn(PlainForm):
    """Why a colleague may open more persons for the rest of the day."""

    called: ClassVar[dict[str, str]] = {"why_more": "Skälet"}

    why_more = forms.CharField(
        label="Varför behöver kollegan öppna fler i dag?",
        help_text="En mening. Den sparas med ditt namn.",
        max_length=LONGEST_PURPOSE,
    )
