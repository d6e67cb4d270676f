"""Forms of a month. Labels say what we need; hints say why."""

from typing import Any
from uuid import UUID

from django import forms

from tillit.areas.assistance.types import Missing, RowLine, Section
from tillit.law.assistance.kinds import ASSETS, COSTS, INCOMES, ITEMS
from tillit.law.assistance.kronor import exact, kronor
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, PlainForm, text_area

Choices = list[tuple[str, str]]
LONG, SHORT = 20_000, 2_000
EMERGENCY = ("emergency", "akut nöd är prövad")
KINDS: dict[Section, Choices] = {
    Section.HOUSEHOLD: [("adult", "vuxen"), ("child", "barn")],
    Section.INCOME: [(code, kind.name_sv) for code, kind in INCOMES.items()],
    Section.COST: [(code, kind.name_sv) for code, kind in COSTS.items()],
    Section.ASSET: list(ASSETS.items()),
    Section.SPECIAL: [EMERGENCY, *ITEMS.items()],
}
PARTS = {
    "hushall": Section.HOUSEHOLD,
    "inkomst": Section.INCOME,
    "kostnad": Section.COST,
    "tillgang": Section.ASSET,
    "norm": Section.SPECIAL,
}
SLUGS = {part: slug for slug, part in PARTS.items()}


class KronorField(forms.CharField):
    """Kronor as people write them: "1 234,50". Empty is nothing, never zero."""

    def __init__(self, **kwargs: Any) -> None:  # Any: Django's own arguments
        super().__init__(max_length=20, **kwargs)
        self.widget.attrs["inputmode"] = "decimal"

    def clean(self, value: Any) -> Any:
        """The amount, or a sentence that says how to write it."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return kronor(text)
        except ValueError:
            raise forms.ValidationError("skriv kronor med siffror, till exempel 1 234,50")


class RowForm(OnceForm):
    """One row of a part. `why` stands beside it for good."""

    called = {"counted": "Hur mycket som räknas"}

    kind = forms.ChoiceField(label="Vad gäller raden?")
    person = forms.ChoiceField(label="Vem gäller den?", required=False)
    kronor = KronorField(
        label="Kronor", required=False, help_text="Lämna tomt om ingen vet. Då blir det en fråga."
    )
    counted = KronorField(
        label="Räknat belopp",
        required=False,
        help_text="Bara när inte allt räknas eller godtas. Skriv då varför.",
    )
    on = forms.DateField(label="Utbetalningsdag", required=False, widget=DayInput())
    direction = forms.ChoiceField(
        label="Högre eller lägre norm?",
        required=False,
        choices=[("", "Inget av dem"), ("higher", "Högre"), ("lower", "Lägre")],
    )
    days = forms.IntegerField(
        label="Dagar i månaden", required=False, min_value=0, max_value=31,
        help_text="Bara när barnet inte bor här hela månaden.",
    )  # fmt: skip
    lunch_days = forms.IntegerField(
        label="Dagar i veckan med lunch borta", required=False, min_value=0, max_value=7
    )
    home_size = forms.IntegerField(
        label="Personer i bostaden", required=False, min_value=1, max_value=50,
        help_text="Alla som delar bostaden, också de som inte söker.",
    )  # fmt: skip
    why = forms.CharField(
        label="Varför?",
        required=False,
        max_length=SHORT,
        widget=text_area(3),
        help_text="Till exempel vilket papper du har sett, och när.",
    )

    SHOWN = {
        Section.HOUSEHOLD: ("kind", "person", "days", "lunch_days", "home_size", "why"),
        Section.INCOME: ("kind", "person", "kronor", "counted", "on", "why"),
        Section.COST: ("kind", "person", "kronor", "counted", "why"),
        Section.ASSET: ("kind", "person", "kronor", "counted", "why"),
        Section.SPECIAL: ("kind", "person", "direction", "kronor", "why"),
    }

    def __init__(
        self, part: Section, people: Choices, *args: Any, **kwargs: Any
    ) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        self.part = part
        for name in [*self.fields]:
            if name not in (*self.SHOWN[part], "once"):
                del self.fields[name]
        nobody = "Välj" if part in (Section.HOUSEHOLD, Section.INCOME) else "Hela hushållet"
        self._offer("kind", [("", "Välj"), *KINDS[part]])
        self._offer("person", [("", nobody), *people])

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def chosen_person(self) -> UUID | None:
        """Whose row it is."""
        chosen = self.cleaned_data.get("person")
        return UUID(chosen) if chosen else None

    def facts(self, before: dict[str, object]) -> dict[str, object]:
        """What the row tells beside its sum; what the form does not ask for stays as it was."""
        said = self.cleaned_data
        found = dict(before)
        for name in ("days", "lunch_days", "home_size"):
            if name in self.fields:
                found.pop(name, None)
                if said.get(name) is not None:
                    found[name] = said[name]
        if self.part is Section.SPECIAL and said.get("direction"):
            found = {"kind": said["direction"]}
            if said.get("kronor") is not None:
                found["amount"] = exact(said["kronor"])
        return found


def begun_with(line: RowLine) -> dict[str, object]:
    """What a correction begins with: the row itself, so that nobody types it again."""
    direction = line.facts.get("kind")
    return {
        "kind": line.kind,
        "person": str(line.person or ""),
        "kronor": "" if line.kronor is None else exact(line.kronor).replace(".", ","),
        "counted": "" if line.counted is None else exact(line.counted).replace(".", ","),
        "on": line.on,
        "why": line.why,
        "direction": direction if direction in ("higher", "lower") else "",
        **{name: line.facts.get(name) for name in ("days", "lunch_days", "home_size")},
    }


class WhyForm(PlainForm):
    """Why something is closed, taken away or taken back."""

    why = forms.CharField(label="Varför?", max_length=SHORT, widget=text_area(2))


class AskForm(OnceForm):
    """Ask somebody who has applied for something, with a day."""

    of = forms.ChoiceField(label="Vem ska lämna det?")
    what = forms.ChoiceField(label="Vad behöver vi?")
    text = forms.CharField(
        label="Förklara vad som behövs",
        required=False,
        max_length=SHORT,
        widget=text_area(3),
        help_text="Den som har sökt läser det på Mina sidor, ord för ord.",
    )
    by_day = forms.DateField(label="Senast vilken dag?", widget=DayInput())

    def __init__(self, people: Choices, *args: Any, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        for name, choices in (("of", people), ("what", [(w.value, w.words) for w in Missing])):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class ProposeForm(OnceForm):
    """What a person adds to the calculation. The rest is written by the program from its lines."""

    law = forms.ChoiceField(
        label="Vilken regel vilar beslutet på?",
        choices=[
            ("SOL-12-1", "Rätt till bistånd (SoL 12:1)"),
            ("SOL-12-2", "Bistånd i annat fall (SoL 12:2)"),
            ("SOL-12-5", "Nedsatt eller vägrat bistånd (SoL 12:5)"),
        ],
    )
    kronor = KronorField(
        label="Ett annat belopp än räkningens",
        required=False,
        help_text="Lämna tomt för räkningens belopp. Skriv 0 för avslag.",
    )
    why = forms.CharField(
        label="Varför ett annat belopp?", required=False, max_length=LONG, widget=text_area(3),
        help_text="Står i beslutet.",
    )  # fmt: skip
    despite = forms.CharField(
        label="Varför måste det beslutas nu, fast allt inte är utrett?",
        required=False, max_length=LONG, widget=text_area(3), help_text="Står i beslutet.",
    )  # fmt: skip
    best_interest = forms.CharField(
        label="Vad är bäst för barnen?", required=False, max_length=LONG, widget=text_area(4),
        help_text="Skriv hur beslutet slår mot dem, särskilt om det blir mindre än sökt (SoL 3:1).",
    )  # fmt: skip
    childs_view = forms.CharField(
        label="Vad tycker barnen?", required=False, max_length=LONG, widget=text_area(3),
        help_text="Eller varför de inte har fått säga sitt (SoL 3:2).",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, children: bool, questions: bool, **kwargs: Any
    ) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        if not questions:
            del self.fields["despite"]
        if not children:
            del self.fields["best_interest"], self.fields["childs_view"]
