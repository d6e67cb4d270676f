"""What the administrator writes about the services that can be ordered."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.text import slugify

from tillit.registers.catalogue.actions import LONGEST_REASON, MOST_MEASURES
from tillit.registers.catalogue.types import KindIn, ServiceKind
from tillit.ui.forms import PlainForm, text_area

LONGEST_NAME, LONGEST_CODE, LONGEST_TEXT = 80, 40, 1000
LONGEST_QUESTION = 160


class Withdraw(PlainForm):
    """Why a kind of service is taken off the list."""

    called: ClassVar[dict[str, str]] = {"reason": "Varför"}

    reason = forms.CharField(
        label="Varför kan den inte beställas längre?",
        help_text="Alla som beställer kan läsa det. Skriv inget om någon person.",
        max_length=LONGEST_REASON,
    )


class Kind(PlainForm):
    """A kind of service: a new one, or what is said about one that exists."""

    called: ClassVar[dict[str, str]] = {
        "name": "Namnet",
        "description": "Vad insatsen är",
        "basis": "Lagregeln",
        "measures": "Frågorna",
    }

    name = forms.CharField(label="Vad heter insatsen?", max_length=LONGEST_NAME)
    description = forms.CharField(
        label="Vad är det?",
        help_text="En mening som också familjen förstår. Den står i beställningen.",
        max_length=LONGEST_TEXT,
        widget=text_area(2),
    )
    basis = forms.ChoiceField(label="Vilken lagregel vilar den på?", widget=forms.RadioSelect)
    units = forms.MultipleChoiceField(
        label="Vilka enheter ger den?",
        required=False,
        help_text="Utan enhet kan den inte beställas än.",
        widget=forms.CheckboxSelectMultiple,
    )
    out_of_home = forms.BooleanField(label="Barnet bor utanför hemmet", required=False)
    measures = forms.CharField(
        label="Vad frågar ni vid start, uppföljning och slut?",
        required=False,
        help_text=f"En fråga på varje rad, högst {MOST_MEASURES}. Personen svarar från 1 till 5. "
        "Det som redan är beställt behåller sina frågor.",
        max_length=MOST_MEASURES * LONGEST_QUESTION,
        widget=text_area(4),
    )
    seen = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,  # Django's own arguments
        bases: Iterable[tuple[str, str]],
        units: Iterable[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        basis, given_by = self.fields["basis"], self.fields["units"]
        assert isinstance(basis, forms.ChoiceField)
        assert isinstance(given_by, forms.MultipleChoiceField)
        basis.choices = list(bases)
        given_by.choices = [(str(id_), name) for id_, name in units]

    def kind(self, code: str) -> KindIn:
        """What was written. A new kind gets its code from its name."""
        data = self.cleaned_data
        lines = (line.strip() for line in data["measures"].splitlines())
        return KindIn(
            code=code or slugify(data["name"])[:LONGEST_CODE].strip("-") or "insats",
            name=data["name"],
            description=data["description"],
            legal_basis=data["basis"],
            out_of_home=data["out_of_home"],
            measures=tuple(line[:LONGEST_QUESTION] for line in lines if line),
            unit_ids=tuple(UUID(each) for each in data["units"]),
        )

    @property
    def version(self) -> datetime | None:
        """When what the writer read was published."""
        seen: datetime | None = self.cleaned_data["seen"]
        return seen


def as_it_is(kind: ServiceKind) -> dict[str, object]:
    """What a form begins with when a kind is changed: only what is new is typed."""
    return {
        "name": kind.name,
        "description": kind.description,
        "basis": kind.legal_basis,
        "units": [str(id_) for id_ in kind.unit_ids],
        "out_of_home": kind.out_of_home,
        "measures": "\n".join(kind.measures),
        "seen": kind.published_at.isoformat(),
    }
