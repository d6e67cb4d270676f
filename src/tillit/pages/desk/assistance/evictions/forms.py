"""A notice, its confirmation and its end. Labels say what we need; hints say why."""

from typing import ClassVar

from django import forms

from tillit.areas.assistance.types import NoticeEnd, NoticeFrom, NoticeKind
from tillit.pages.desk.case.forms import MINUTE
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, PlainForm, text_area

SHORT = 1_000


class NoticeForm(OnceForm):
    """What came, from whom and when."""

    called: ClassVar[dict[str, str]] = {"received_at": "När beskedet kom"}

    sender = forms.ChoiceField(
        label="Vem skickade beskedet?", widget=forms.RadioSelect,
        choices=[(each.value, each.words.capitalize()) for each in NoticeFrom],
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="Vad säger det?", widget=forms.RadioSelect,
        choices=[(each.value, each.words.capitalize()) for each in NoticeKind],
    )  # fmt: skip
    received_at = forms.DateTimeField(
        label="När kom det?",
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MINUTE),
        input_formats=[MINUTE],
        help_text="Det ska bekräftas samma dag (SoF 11:3).",
    )
    eviction_on = forms.DateField(
        label="Vilken dag ska de vräkas?", required=False, widget=DayInput()
    )
    kronor = forms.IntegerField(
        label="Hur stor är skulden, i kronor?", required=False, min_value=0, max_value=10_000_000
    )
    children = forms.IntegerField(
        label="Hur många barn bor där?", required=False, min_value=0, max_value=20
    )
    address = forms.CharField(label="Vilken bostad gäller det?", required=False, max_length=200)
    text = forms.CharField(
        label="Något mer som ska med?", required=False, max_length=SHORT, widget=text_area(3)
    )


class ConfirmForm(PlainForm):
    """To whom, how, when, and who works with it."""

    handler = forms.CharField(
        label="Vem arbetar med det?", max_length=120,
        help_text="Namnet på handläggaren, som det står i bekräftelsen.",
    )  # fmt: skip
    how = forms.CharField(
        label="Till vem bekräftade du, och hur?", max_length=SHORT, widget=text_area(2)
    )
    told_at = forms.DateTimeField(
        label="När bekräftade du?",
        widget=forms.DateTimeInput({"type": "datetime-local"}, format=MINUTE),
        input_formats=[MINUTE],
    )


class CopyForm(PlainForm):
    """How who is to be evicted got the copy."""

    how = forms.CharField(
        label="Hur lämnades kopian till den som vräks?", max_length=SHORT, widget=text_area(2),
        help_text="Brev, på besök, vid mötet. Tänk på vem som öppnar posten.",
    )  # fmt: skip


class UndoForm(PlainForm):
    """Why a step is taken back."""

    why = forms.CharField(label="Varför?", max_length=SHORT, widget=text_area(2))


class EndForm(PlainForm):
    """What became of it."""

    ended_as = forms.ChoiceField(
        label="Hur gick det?", widget=forms.RadioSelect,
        choices=[(each.value, each.words.capitalize()) for each in NoticeEnd],
    )  # fmt: skip
    why = forms.CharField(label="Vad hände?", max_length=SHORT, widget=text_area(2))


FORMS: tuple[tuple[str, type[PlainForm]], ...] = (
    ("confirm", ConfirmForm),
    ("copy", CopyForm),
    ("unconfirm", UndoForm),
    ("end", EndForm),
    ("reopen", UndoForm),
)
