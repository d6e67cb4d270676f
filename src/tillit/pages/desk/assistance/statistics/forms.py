"""What is told of the adults of a household."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django import forms

from tillit.areas.assistance.types import AdultToTell
from tillit.law.assistance.obstacles import Obstacle
from tillit.ui.forms import PlainForm

BORN = {"no": "I Sverige", "yes": "I ett annat land", "unknown": "Vi vet inte än"}
SAID = {"no": False, "yes": True, "unknown": None}


class Adults(PlainForm):
    """Why each adult does not support the household, and where they were born. What was told last
    month is filled in; it counts when somebody saves it."""

    def __init__(
        self,
        *args: Any,  # Any: Django's own arguments
        adults: Sequence[AdultToTell],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.adults = adults
        for place, each in enumerate(adults, 1):
            self.fields |= dict(_questions(place, each))
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "ds-input")

    def told(self) -> Iterator[tuple[UUID, Obstacle, bool | None]]:
        """What is told of each adult."""
        for place, each in enumerate(self.adults, 1):
            why = Obstacle(self.cleaned_data[f"obstacle_{place}"])
            yield each.person, why, SAID[self.cleaned_data[f"born_{place}"]]


def _questions(place: int, each: AdultToTell) -> Iterator[tuple[str, forms.Field]]:
    yield (
        f"obstacle_{place}",
        forms.ChoiceField(
            label=f"Varför kan {each.name} inte försörja sig den här månaden?",
            choices=[("", "Välj"), *((o.value, o.words) for o in Obstacle)],
            initial=each.obstacle or "",
            error_messages={"required": "välj det som stämmer bäst för månaden"},
        ),
    )
    yield (
        f"born_{place}",
        forms.ChoiceField(
            label=f"Var är {each.name} född?",
            choices=list(BORN.items()),
            initial=next(key for key, value in SAID.items() if value is each.born_abroad),
            widget=forms.RadioSelect,
        ),
    )
