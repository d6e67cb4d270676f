"""Who takes a case, and who takes over a whole caseload."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from tillit.ui.forms import OnceForm


class Allocate(OnceForm):
    """One case, one colleague."""

    called = {"to": "Vem som tar ärendet"}
    remedies = {"to": "välj en kollega"}

    to = forms.ChoiceField(label="Vem tar ärendet?")

    def __init__(self, *args: Any, team: Iterable[tuple[UUID, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Välj en kollega"), *((str(key), name) for key, name in team)]
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class HandOver(OnceForm):
    """A colleague leaves or is ill: who takes each case. Empty means that it stays."""

    called = {"why": "Varför"}
    remedies = {"why": "skriv några ord, till exempel: sjuk sedan i måndags"}

    why = forms.CharField(
        label="Varför lämnas ärendena över?", help_text="Står i varje ärende.", max_length=200
    )

    def __init__(
        self,
        *args: Any,
        cases: Iterable[tuple[UUID, str]],
        team: Iterable[tuple[UUID, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Stannar kvar"), *((str(key), name) for key, name in team)]
        self.case_ids = []
        for case_id, words in cases:
            self.case_ids.append(case_id)
            self.fields[str(case_id)] = forms.ChoiceField(
                label=words, choices=choices, required=False
            )

    def moves(self) -> dict[UUID, UUID]:
        """Which case goes to whom."""
        chosen = ((case_id, self.cleaned_data[str(case_id)]) for case_id in self.case_ids)
        return {case_id: UUID(to) for case_id, to in chosen if to}
