"""A form of ours drawn from its text: fields in sections, the same rules as at sending."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms
from django.forms.boundfield import BoundField

from tillit.contact.eservices.queries import faults_in
from tillit.contact.eservices.types import (
    LONGEST_LINE,
    LONGEST_TEXT,
    Answers,
    Ask,
    FormText,
    Question,
)
from tillit.kernel.actor import Guest
from tillit.ui.forms import PlainForm, text_area

ROOM = 2_000  # signs over the limit that are read, so that a long text is told and not cut off


class DrawnForm(PlainForm):
    """What a form's text asks. A question under another says when it is to be answered."""

    optional = ""
    called: ClassVar[dict[str, str]] = {}

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)

    text: ClassVar[FormText]

    @property
    def key(self) -> UUID:
        """The number of this form: random, so that it tells no moment."""
        given: UUID | None = self.cleaned_data.get("once")
        return given or uuid4()

    @property
    def answers(self) -> Answers:
        """What was answered, as it was sent."""
        return {
            each.key: self.cleaned_data.get(each.key) or ([] if each.ask is Ask.MANY else "")
            for each in self.text.questions
        }

    def clean(self) -> dict[str, Any]:
        """The same rules as at sending, told at each field."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for key, words in faults_in(Guest(), self.text, self.answers).items():
            if key not in self.errors:
                self.add_error(key, words)
        return data

    def sections(self) -> list[tuple[str, list[tuple[Question, BoundField | None, str]]]]:
        """Each section with its questions, their fields, and when each is to be answered."""
        return [
            (some.title, [(each, self[each.key] if each.ask is not Ask.NOTE else None,
                           self._when(each)) for each in some.questions])
            for some in self.text.sections
        ]  # fmt: skip

    def _when(self, question: Question) -> str:
        if question.only_if is None:
            return ""
        key, value = question.only_if
        before = next(each for each in self.text.questions if each.key == key)
        answer = next(each.label for each in before.options if each.value == value)
        return f"Om du svarade ”{answer}” på ”{before.label}”"


def drawn(text: FormText) -> type[DrawnForm]:
    """The form of a text. Its fields are the class's own, so that they are dressed as all are."""
    fields: dict[str, Any] = {each.key: _field(each) for each in text.questions}  # Any: fields
    return type("Drawn", (DrawnForm,), {"text": text, **fields})


def _field(question: Question) -> forms.Field:
    """The field of a question. Whether it must be answered is asked later: it depends."""
    # Any: as Django takes them
    words: Any = {"label": _label(question), "required": False, "help_text": question.help}
    choices = [(each.value, each.label) for each in question.options]
    match question.ask:
        case Ask.ONE | Ask.YES_NO:
            return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **words)
        case Ask.MANY:
            widget = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(choices=choices, widget=widget, **words)
        case Ask.TEXT:
            return forms.CharField(max_length=LONGEST_TEXT, widget=text_area(4), **words)
        case Ask.PHONE:
            tel = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"})
            return forms.CharField(max_length=LONGEST_LINE + ROOM, widget=tel, **words)
        case _:
            return forms.CharField(max_length=LONGEST_LINE + ROOM, **words)


def _label(question: Question) -> str:
    return question.label if question.required else f"{question.label} (om du vill)"
