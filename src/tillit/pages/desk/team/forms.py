"""Who takes a case, and who takes over a whole caseload."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms

from tillit.ui.forms import OnceForm

STAYS = "stays"


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
    """A colleague leaves or is ill: who takes each case. One choice holds for all cases; a choice
    beside a case goes before it."""

    called = {"why": "Varför", "all_to": "Vem som tar alla"}
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
        people = [(str(key), name) for key, name in team]
        self.names = dict(people)
        self.fields["all_to"] = forms.ChoiceField(
            label="Vem tar alla ärenden?",
            help_text="Välj här, eller vid varje ärende nedanför.",
            choices=[("", "Ingen: jag väljer för varje ärende"), *people],
            required=False,
        )
        choices = [("", "Som ovanför"), (STAYS, "Stannar kvar"), *people]
        self.case_ids = []
        for case_id, words in cases:
            self.case_ids.append(case_id)
            self.fields[str(case_id)] = forms.ChoiceField(
                label=words, choices=choices, required=False
            )
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", "ds-input")

    def clean(self) -> dict[str, Any]:
        """Somebody takes at least one case."""
        data = super().clean() or {}
        if not self.errors and not self.moves():
            self.add_error("all_to", "välj vem som tar minst ett ärende")
        return data

    def moves(self) -> dict[UUID, UUID]:
        """Which case goes to whom."""
        data = self.cleaned_data
        chosen = (
            (case_id, data.get(str(case_id)) or data.get("all_to")) for case_id in self.case_ids
        )
        return {case_id: UUID(to) for case_id, to in chosen if to and to != STAYS}

    def by_receiver(self) -> list[tuple[str, list[str]]]:
        """For the look before it is done: who takes what, and what stays, in words."""
        moves = self.moves()
        words = {case_id: str(self.fields[str(case_id)].label) for case_id in self.case_ids}
        found: dict[str, list[str]] = {}
        for case_id in self.case_ids:
            to = (
                self.names[str(moves[case_id])].split(" (")[0]
                if case_id in moves
                else "Stannar kvar"
            )
            found.setdefault(to, []).append(words[case_id])
        return sorted(found.items(), key=lambda pair: pair[0] == "Stannar kvar")
