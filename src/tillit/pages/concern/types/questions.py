"""The questions in their order: who reports, which child, what has happened, how we reach you."""

from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField

from tillit.casework.intake.types import ReporterKind, Safety
from tillit.kernel.swedish import day_of
from tillit.law.reporting import reporters
from tillit.ui.fields import DayField
from tillit.ui.forms import text_area

from .asked import Asked, is_asked
from .form import LONGEST_LINE, LONGEST_NAME, LONGEST_STORY, ConcernForm

KINDS = (
    ReporterKind.ANONYMOUS,
    ReporterKind.PRIVATE,
    ReporterKind.MANDATED,
    ReporterKind.CHILD,
)
SAFE = (Safety.YES, Safety.UNKNOWN, Safety.NO)
WHEN = ("today", "days", "long", "unknown")
YES_NO = ("yes", "no")
OLDEST = 1900  # a year before is a slip of the hand
NOT_BORN_YET = "skriv en dag som har varit. Är barnet inte fött, kryssa i det"


def one_of(values: tuple[str, ...]) -> forms.ChoiceField:
    """A choice; its words are put on later."""
    return forms.ChoiceField(choices=[(each, "") for each in values], widget=forms.RadioSelect)


class WhoForm(ConcernForm):
    """Who reports."""

    kind = one_of(KINDS)


class ChildForm(ConcernForm):
    """One child, as far as it is known."""

    about = "child."

    name = forms.CharField(max_length=LONGEST_NAME, required=False)
    age = forms.CharField(max_length=40, required=False)
    born = DayField(required=False)
    where = forms.CharField(max_length=LONGEST_LINE, required=False, widget=text_area(2))
    unborn = forms.BooleanField(required=False)

    number, alone = 1, True

    def clean_born(self) -> Any:  # Any: a day or None
        """Nobody is born tomorrow."""
        born = self.cleaned_data["born"]
        if born and born > day_of(self.at):
            raise forms.ValidationError(NOT_BORN_YET)
        if born and born.year < OLDEST:
            raise forms.ValidationError("skriv året med fyra siffror, till exempel 2014")
        return born

    def clean(self) -> dict[str, Any]:
        """Something must help us to find the child; a child who calls for itself may keep it."""
        given = super().clean() or self.cleaned_data
        if self.reporter is ReporterKind.CHILD:
            return given
        known = any(given.get(name) for name in ("name", "age", "born", "where", "unborn"))
        if not known and not self.errors:
            self.add_error("name", "skriv namn, ålder, skola eller adress. En sak räcker")
        return given

    def _called(self, bound: BoundField) -> str:
        label = super()._called(bound)
        return label if self.alone else f"Barn {self.number}, {label[:1].lower()}{label[1:]}"


class FamilyForm(ConcernForm):
    """What the children share."""

    about = "child."

    family = forms.CharField(max_length=LONGEST_LINE, required=False, widget=text_area(2))


class MeForm(FamilyForm, ChildForm):
    """The same about a child who writes for itself: so that we can find them, if they want."""

    born = None  # type: ignore[assignment]  # Django's way to leave a field out
    unborn = None  # type: ignore[assignment]


class HappenedForm(ConcernForm):
    """What happened, whether the child is safe, when, and what the child and the family say."""

    worry = forms.CharField(max_length=LONGEST_STORY, widget=text_area(7))
    safe = one_of(SAFE)
    when = one_of(WHEN)
    said = forms.CharField(max_length=LONGEST_STORY, required=False, widget=text_area(2))
    known = forms.CharField(max_length=LONGEST_STORY, required=False, widget=text_area(2))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as the form above
        super().__init__(*args, **kwargs)
        if self.asked is Asked.REPORTER:
            _leave_out(self)


class YouForm(ConcernForm):
    """About who reports. At the desk all are shown; what is not for the kind must be empty."""

    WORK: ClassVar[tuple[str, ...]] = ("category", "organisation", "role", "feedback")

    name = forms.CharField(max_length=LONGEST_NAME)
    contact = forms.CharField(max_length=LONGEST_LINE)
    careful = forms.CharField(max_length=LONGEST_LINE, required=False)
    category = forms.ChoiceField()
    organisation = forms.CharField(max_length=LONGEST_NAME)
    role = forms.CharField(max_length=LONGEST_NAME)
    feedback = one_of(YES_NO)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: as the form above
        super().__init__(*args, **kwargs)
        categories = [
            (row.value.code, row.value.name_sv)
            for row in reporters(day_of(self.at))
            if row.value.mandated
        ]
        self.fields["category"].choices = [("", "Välj"), *categories]  # type: ignore[attr-defined]
        self.fields["contact"].required = self.reporter is ReporterKind.MANDATED
        if self.asked is Asked.WORKER:
            self._take_what_is_told()
            return
        _leave_out(self)
        if not categories:
            self.fields.pop("category", None)

    def _take_what_is_told(self) -> None:
        """No report is turned away because the telephone is not known; from where it comes is."""
        for name, field in self.fields.items():
            field.required = name in {"organisation", "feedback"} and is_asked(name, self.reporter)

    def clean(self) -> dict[str, Any]:
        """What is not asked of this kind of reporter is not kept either: it is said, not lost."""
        given = super().clean() or self.cleaned_data
        for name in [each for each in self.fields if given.get(each)]:
            if not is_asked(name, self.reporter):
                self.add_error(name, self.words.not_asked[self.reporter])
        return given

    @property
    def person(self) -> list[BoundField]:
        """The questions about the person."""
        return [bound for bound in self if bound.name not in self.WORK]

    @property
    def work(self) -> list[BoundField]:
        """The questions about their work."""
        return [bound for bound in self if bound.name in self.WORK]


def _leave_out(form: ConcernForm) -> None:
    """Somebody who answers for themself meets only what is for them."""
    for name in list(form.fields):
        if not is_asked(name, form.reporter):
            del form.fields[name]
