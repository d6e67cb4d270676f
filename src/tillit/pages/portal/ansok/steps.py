"""The steps of an application: what each asks, reads and says. A step keeps what was typed, right
or wrong; only what could be read becomes part of the answers."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from tillit.areas.assistance.types import ApplicationKind
from tillit.ui.forms import PlainForm, text_area

from .asking import Asking, Raw
from .base import Answers, Step
from .home import HomeStep
from .money import KronorField
from .rows import Rows, as_data, raw_of

HOUSING = {"rent": "Hyra", "electricity": "Hushållsel", "home_insurance": "Hemförsäkring"}
CHANGED, HOME, COSTS, INCOMES = "andrat", "hushallet", "kostnader", "inkomster"
ASSETS, OTHER, PAPERS, SUMMARY = "tillgangar", "ovrigt", "papper", "sammanfattning"


class ChangedForm(PlainForm):
    """What has changed since the last month."""

    changed = forms.MultipleChoiceField(
        label="Vad har ändrats?",
        help_text="Kryssa i det som har ändrats. Har inget ändrats går du bara vidare.",
        choices=[(HOME, "Vilka som bor hemma, eller barnens dagar"),
                 (COSTS, "Hyran eller andra kostnader")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )  # fmt: skip
    optional = ""


class ChangedStep(Step):
    """For whoever applied last month: only what changed is asked."""

    names = ("changed",)

    def __init__(self, raw: Raw, asking: Asking) -> None:
        super().__init__(raw, asking)
        self.forms = [ChangedForm(as_data(raw))]

    def said(self) -> dict[str, Any]:
        """Which parts somebody wants to go through again."""
        return {"changed": self.forms[0].cleaned_data["changed"]}


class HousingForm(PlainForm):
    """The usual costs of a home."""

    optional = "om du har"
    rent = KronorField(label="Hyra eller avgift", required=False)
    electricity = KronorField(label="Hushållsel", required=False)
    home_insurance = KronorField(label="Hemförsäkring", required=False)


class CostsStep(Step):
    """The home and other costs."""

    names = ("costs",)

    def __init__(self, raw: Raw, asking: Asking) -> None:
        super().__init__(raw, asking)
        self.forms = [HousingForm(as_data(raw))]
        self.rows = Rows(raw, asking, name="costs")

    def said(self) -> dict[str, Any]:
        """What is applied for, the home first."""
        assert self.rows is not None
        typed = self.forms[0].cleaned_data
        home = [{"who": "", "kind": k, "kronor": typed[k]} for k in HOUSING if typed[k]]
        return {"costs": [*home, *self.rows.said()]}

    @staticmethod
    def raw_of(answers: Answers, asking: Asking) -> Raw:
        """The costs of last time: the home in its boxes, the rest as rows."""
        costs = answers.get("costs", [])
        boxes = {c["kind"]: [str(c["kronor"] or "")] for c in costs if c["kind"] in HOUSING}
        return {**raw_of([c for c in costs if c["kind"] not in HOUSING]), **boxes}


class RowsStep(Step):
    """Only rows."""

    def __init__(self, raw: Raw, asking: Asking) -> None:
        super().__init__(raw, asking)
        self.rows = Rows(raw, asking, name=self.names[0])

    def said(self) -> dict[str, Any]:
        """All rows."""
        assert self.rows is not None
        return {self.names[0]: self.rows.said()}


class IncomesStep(RowsStep):
    """What came in."""

    names = ("incomes",)


class AssetsStep(RowsStep):
    """What is owned."""

    names = ("assets",)


class OtherForm(PlainForm):
    """What is acute, what is waited for, and anything else."""

    urgent = forms.MultipleChoiceField(
        label="Är något av det här akut?",
        choices=[("no_food", "Vi har inte mat"), ("eviction", "Vi riskerar att bli vräkta"),
                 ("electricity", "Elen är avstängd, eller stängs av snart")],
        widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip
    pending = forms.CharField(
        label="Har du sökt någon annan ersättning som du väntar på?",
        help_text="Till exempel sjukpenning eller bostadsbidrag. En på varje rad.",
        max_length=2_000, required=False, widget=text_area(3),
    )  # fmt: skip
    told = forms.CharField(
        label="Är det något mer vi behöver veta?", max_length=4_000, required=False,
        widget=text_area(6),
    )  # fmt: skip

    def clean_pending(self) -> list[str]:
        """One a line."""
        lines = [each.strip()[:200] for each in self.cleaned_data["pending"].splitlines()]
        return [each for each in lines if each][:60]


class OtherStep(Step):
    """Anything else."""

    names = ("urgent", "pending", "told")

    def __init__(self, raw: Raw, asking: Asking) -> None:
        super().__init__(raw, asking)
        self.forms = [OtherForm(as_data(raw))]

    def said(self) -> dict[str, Any]:
        """All of it."""
        return {name: self.forms[0].cleaned_data[name] for name in self.names}


STEPS: Mapping[str, type[Step]] = {
    CHANGED: ChangedStep, HOME: HomeStep, COSTS: CostsStep, INCOMES: IncomesStep,
    ASSETS: AssetsStep, OTHER: OtherStep,
}  # fmt: skip
WAYS = {
    ApplicationKind.NEW: (HOME, COSTS, INCOMES, ASSETS, OTHER),
    ApplicationKind.ACUTE: (OTHER, HOME, COSTS, INCOMES, ASSETS),
    ApplicationKind.SUPPLEMENTARY: (COSTS, OTHER),
    ApplicationKind.RENEWAL: (CHANGED, HOME, COSTS, INCOMES, ASSETS, OTHER),
}


def way(kind: ApplicationKind, answers: Answers) -> tuple[str, ...]:
    """The steps of an application, in order. A renewal asks only for what has changed."""
    steps = WAYS[kind]
    if kind is ApplicationKind.RENEWAL:
        asked = set(answers.get("changed", ()))
        steps = tuple(each for each in steps if each not in (HOME, COSTS) or each in asked)
    return (*steps, PAPERS, SUMMARY)


def made(name: str, typed: Mapping[str, Raw], answers: Answers, asking: Asking) -> Step:
    """A step with what was typed in it, or else with what we know already."""
    step = STEPS[name]
    return step(typed[name] if name in typed else step.raw_of(answers, asking), asking)


def first_wrong(
    typed: Mapping[str, Raw], answers: Answers, asking: Asking, steps: Iterable[str]
) -> str:
    """The first step that lacks something; nothing when all is well."""
    asked = (name for name in steps if name in STEPS)
    return next((n for n in asked if not made(n, typed, answers, asking).is_valid()), "")


def typed_in(post: QueryDict) -> Raw:
    """What a post says, without what every form carries. Line ends as we count them."""
    around = {"csrfmiddlewaretoken", "version", "go", "attested"}
    return {
        each: [value.replace("\r\n", "\n") for value in post.getlist(each)]
        for each in post
        if each not in around
    }
