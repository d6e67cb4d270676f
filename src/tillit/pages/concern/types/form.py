"""What every group of questions can do: speak in the words of whoever answers, and be quiet."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import ErrorDict
from django.utils.datastructures import MultiValueDict

from tillit.casework.intake.types import ReporterKind
from tillit.ui.forms import PlainForm

from .asked import Asked
from .at_desk import words_for

LONGEST_STORY = 6000
LONGEST_LINE, LONGEST_NAME = 300, 120

Given = MultiValueDict[str, str]


class ConcernForm(PlainForm):
    """One group of questions. The words come from `words.py`, the rules stand on the fields.

    A quiet form shows what was typed and says nothing: nobody has gone on yet.
    """

    about: ClassVar[str] = ""  # put before a field's name to find its words

    def __init__(
        self,
        data: Given,
        *,
        kind: ReporterKind,
        at: datetime,
        prefix: str = "",
        asked: Asked = Asked.REPORTER,
    ) -> None:
        self.reporter, self.at, self.asked = kind, at, asked
        self.words = words_for(kind, asked)
        if asked is Asked.WORKER:
            self.optional = "om det är känt"  # the worker asks somebody else
        super().__init__(data, prefix=prefix or None)
        for name in self.fields:
            self._put_words(name)

    def _put_words(self, name: str) -> None:
        field, said = self.fields[name], self.words.questions[f"{self.about}{name}"]
        field.label, field.help_text = said.label, said.hint
        if said.remedy:
            field.error_messages["required"] = said.remedy
        if said.answers:
            assert isinstance(field, forms.ChoiceField)
            values = [value for value, _ in field.choices]  # type: ignore[misc, union-attr]
            field.choices = list(zip(values, said.answers, strict=True))

    @classmethod
    def names(cls, post: Iterable[str]) -> tuple[str, ...]:
        """The names that a post may use for this group."""
        return tuple(cls.base_fields)

    def quiet(self) -> "ConcernForm":
        """The same form without its errors."""
        self._errors = ErrorDict()
        return self

    def lines(self) -> list[tuple[str, str]]:
        """Each question and its answer, as they stand on the page. After is_valid()."""
        found = []
        for bound in self.visible_fields():
            value: Any = self.cleaned_data.get(bound.name, "")
            if isinstance(bound.field, forms.ChoiceField):
                value = dict(bound.field.choices).get(value, value)  # type: ignore[arg-type]
            found.append((str(bound.label), str(value or "")))
        return found

    def _called(self, bound: BoundField) -> str:
        said = self.words.questions[f"{self.about}{bound.name}"]
        return said.called or super()._called(bound)
