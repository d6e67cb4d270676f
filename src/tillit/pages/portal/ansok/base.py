"""One page of questions: what is common to all steps."""

from collections.abc import Mapping
from typing import Any, ClassVar

from tillit.ui.forms import PlainForm, SummaryLine

from .asking import Asking, Raw
from .rows import Rows

Answers = Mapping[str, Any]  # Any: the plain form of an application


class Step:
    """One page of questions. `forms` are drawn in order; `rows` come after them."""

    names: ClassVar[tuple[str, ...]] = ()  # the answers that the step gives
    rows: Rows | None = None

    def __init__(self, raw: Raw, asking: Asking) -> None:
        self.raw, self.asking = raw, asking
        self.forms: list[PlainForm] = []

    def is_valid(self) -> bool:
        """Whether everything on the page is right."""
        wrong = [form for form in self.forms if not form.is_valid()]  # ask all of them
        rows = self.rows is None or self.rows.is_valid()
        return rows and not wrong

    @property
    def parts(self) -> list[PlainForm]:
        """All forms of the page."""
        return [*self.forms, *(self.rows.forms if self.rows else [])]

    @property
    def errors(self) -> bool:
        """Whether anything must be mended."""
        return any(form.errors for form in self.parts)

    @property
    def summary(self) -> list[SummaryLine]:
        """All that must be mended, in the order of the page."""
        return [line for form in self.parts for line in form.summary]

    def said(self) -> dict[str, Any]:
        """The answers. After is_valid()."""
        raise NotImplementedError

    @staticmethod
    def raw_of(answers: Answers, asking: Asking) -> Raw:
        """Answers that we have already, as they would have been typed."""
        return {}
