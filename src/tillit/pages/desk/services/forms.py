"""What is written about services. Each form gives its action what it needs."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from django import forms

from tillit.casework.cases.types import CLOSINGS, CloseReason
from tillit.casework.services.types import (
    ConsentAnswer,
    DeclineReason,
    EndReason,
    NonExecutionReason,
    PauseReason,
    ServicePage,
    WithdrawReason,
)
from tillit.registers.catalogue.types import ServiceKind
from tillit.ui.forms import OnceForm, PlainForm, text_area

MOST = 4000
HOW = (
    (1, "1 Mycket dåligt"),
    (2, "2 Dåligt"),
    (3, "3 Varken eller"),
    (4, "4 Bra"),
    (5, "5 Mycket bra"),
)


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """A closed list as choices with its own words."""
    return [(each.value, each.words) for each in kind]  # type: ignore[attr-defined]


def radios(label: str, pairs: Iterable[tuple[Any, str]], **more: Any) -> forms.ChoiceField:
    """One choice of a few."""
    return forms.ChoiceField(label=label, choices=list(pairs), widget=forms.RadioSelect, **more)


def words(label: str, *, required: bool = True, hint: str = "", rows: int = 4) -> forms.CharField:
    """Running text."""
    return forms.CharField(
        label=label, required=required, max_length=MOST, help_text=hint, widget=text_area(rows)
    )


# The wrong person is no reason to choose here: it follows from taking back a match.
CLOSE_REASONS = [each for each in CloseReason if each is not CloseReason.WRONG_PERSON]


class Ask(PlainForm):
    """A form that knows the service it is about and the moment it is drawn."""

    def __init__(self, *args: Any, about: ServicePage, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about, self.at = about, at
        self.fit()
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "ds-input")

    def fit(self) -> None:
        """Make the fields that depend on the service."""


class OnceAsk(Ask, OnceForm):
    """The same post twice is one and the same."""


class Sure(Ask):
    """Nothing to fill in: a deliberate press."""


class Accept(Ask):
    text = words("Vill du hälsa något till socialsekreteraren?", required=False)


class Decline(Ask):
    called = {"reason": "Varför"}
    reason = radios("Varför tackar ni nej?", choices(DeclineReason))
    text = words("Förklara kort", required=False)


class Withdraw(Ask):
    called = {"reason": "Vad som har hänt"}
    reason = radios("Vad har hänt?", choices(WithdrawReason))
    text = words("Varför?")


class Consent(Ask):
    called = {"person": "Vem", "answer": "Svaret"}
    person = radios("Vem gäller det?", ())
    answer = radios("Vad säger personen?", choices(ConsentAnswer))
    text = words(
        "Hur fick du svaret?",
        required=False,
        hint="Till exempel: på mötet den 3 mars. Kan någon inte svara: skriv varför, och varför "
        "det inte kan vänta.",
    )

    def fit(self) -> None:
        """Those whom the law names."""
        field = self.fields["person"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (str(each.person_id), f"{each.name} ({each.role.words.lower()})")
            for each in self.about.consent.people
        ]
        if not self.about.consent.may_except:
            answers = self.fields["answer"]
            assert isinstance(answers, forms.ChoiceField)
            answers.choices = [
                pair for pair in choices(ConsentAnswer) if pair[0] != ConsentAnswer.EXCEPTED
            ]


class Suitable(Ask):
    because = words("Varför är det lämpligt utan vårdnadshavarens samtycke?")


class Hand(Ask):
    called = {"to": "Vem som tar över"}
    to = radios("Vem tar över?", ())

    def fit(self) -> None:
        """Colleagues in the unit."""
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(id_), name) for id_, name in self.about.colleagues]


class Pause(Ask):
    called = {"reason": "Varför"}
    reason = radios("Varför pausas insatsen?", choices(PauseReason))
    text = words("Förklara kort", required=False)


class End(Ask):
    called = {"reason": "Varför"}
    reason = radios("Varför slutar insatsen?", choices(EndReason))
    text = words("Hur gick det?", required=False)


class Order(OnceForm):
    """An order from the worker to a provider."""

    called = {"choice": "Insats och enhet", "aim": "Målet med insatsen"}
    remedies = {"aim": "skriv vad insatsen ska leda till"}

    choice = radios("Vilken insats, och vem ger den?", ())
    aim = words("Vad ska insatsen leda till?", hint="Utföraren ser det här, men inte utredningen.")
    extent = forms.CharField(
        label="Hur ofta?",
        max_length=200,
        required=False,
        help_text="Till exempel: en gång i veckan.",
    )
    contact = words("Hur når utföraren familjen?", required=False, rows=2)

    to = forms.ChoiceField(
        label="Till vem?", required=False, help_text="Annars ser hela enheten beställningen."
    )

    def __init__(
        self,
        *args: Any,
        kinds: Iterable[ServiceKind],
        units: dict[UUID, str],
        givers: dict[UUID, tuple[tuple[UUID, str], ...]],
        sealed: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.givers = givers
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)
        people = [
            (units[unit], [(str(id_), name) for id_, name in team])
            for unit, team in givers.items()
            if unit in units
        ]
        to.choices = [("", "Hela enheten"), *people]
        to.required = sealed
        if sealed:
            to.help_text = "Ärendet är förseglat: bara den du väljer ser beställningen."
            to.choices = [("", "Välj någon"), *people]
        field = self.fields["choice"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (f"{kind.code}|{unit}", f"{kind.name}, {units[unit]}. {kind.description}")
            for kind in kinds
            for unit in kind.unit_ids
            if unit in units
        ]

    def clean(self) -> dict[str, Any]:
        """Whoever is asked works in the unit that is asked."""
        data = super().clean() or {}
        if data.get("to") and data.get("choice"):
            team = self.givers.get(self.chosen[1], ())
            if data["to"] not in {str(id_) for id_, _ in team}:
                self.add_error("to", "välj någon i enheten som ger insatsen")
        return data

    @property
    def chosen(self) -> tuple[str, UUID]:
        """The kind and the unit."""
        code, unit = self.cleaned_data["choice"].split("|")
        return code, UUID(unit)


class Close(PlainForm):
    """The reason and the last words of a case."""

    called = {"reason": "Varför", "text": "Hur det gick"}
    reason = radios(
        "Varför avslutas ärendet?",
        ((each.value, CLOSINGS[each]) for each in CLOSE_REASONS),
    )
    text = words("Hur gick det, och varför avslutar vi?")


class FollowUpStart(PlainForm):
    """A follow-up that has been decided begins."""

    called = {"decision": "Beslutet", "told": "Hur familjen fick veta"}
    decision = radios("Vilket beslut?", ())
    told = words(
        "Hur fick familjen veta det?", hint="Vårdnadshavare, och barn från 15 år (SoL 23:3)."
    )


class FollowUpEnd(PlainForm):
    """A follow-up ends."""

    called = {"result": "Vad uppföljningen visade", "told": "Hur familjen fick veta"}
    result = words("Vad visade uppföljningen?")
    told = words("Hur fick familjen veta det?", rows=2)


class Explain(PlainForm):
    """Why a decision is not executed."""

    called = {"reason": "Varför"}
    reason = radios("Varför ges inte insatsen än?", choices(NonExecutionReason))
    text = words("Förklara kort", required=False, hint="Skriv inget namn. Fler läser listan.")
