"""The way through the report: which steps, for whom, in what order. The kind of reporter decides.

Everything typed is kept raw, step by step, so that a page shows what was written, right or wrong.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from tillit.casework.intake.types import ReporterKind
from tillit.pages.concern import types as concern
from tillit.pages.concern.types import Children, ConcernForm

from .forms import FilesForm

Raw = dict[str, list[str]]
Answers = Mapping[str, Any]  # Any: JSON
Form = ConcernForm | Children

WHO, CHILDREN, ME, HAPPENED = "who", "children", "me", "happened"
YOU, FILES, SUMMARY = "you", "files", "summary"
_MIDDLE = {
    ReporterKind.ANONYMOUS: (CHILDREN, HAPPENED),
    ReporterKind.PRIVATE: (CHILDREN, HAPPENED, YOU),
    ReporterKind.MANDATED: (CHILDREN, HAPPENED, YOU),
    ReporterKind.CHILD: (ME, HAPPENED, YOU),
}
FORMS: Mapping[str, type[ConcernForm] | type[Children]] = {
    WHO: concern.WhoForm,
    CHILDREN: Children,
    ME: concern.MeForm,
    HAPPENED: concern.HappenedForm,
    YOU: concern.YouForm,
    FILES: FilesForm,
}
# What is not a step of its own but is shown in between; kept in the draft like an answer.
SHOWING, DANGER, SAVED = "showing", "danger", "saved"
HERE, CHANGING = "here", "changing"


@dataclass(frozen=True)
class Place:
    """Where somebody is: the step, its number and how many there are."""

    step: str
    number: int
    of: int


def kind_of(answers: Answers) -> ReporterKind | None:
    """Who reports, when that has been answered."""
    given = raw_of(answers, WHO).get("kind", [""])[0]
    return ReporterKind(given) if given in set(ReporterKind) else None


def steps(kind: ReporterKind) -> tuple[str, ...]:
    """All steps of this kind of reporter."""
    return (WHO, *_MIDDLE[kind], FILES, SUMMARY)


def place_of(answers: Answers) -> Place:
    """Where the draft stands. Never on a step that this kind of reporter does not have."""
    kind = kind_of(answers)
    if kind is None:
        return Place(WHO, 1, 0)
    way = steps(kind)
    step = answers.get(HERE, WHO)
    step = step if step in way else way[1]
    return Place(step, way.index(step) + 1, len(way))


def after(step: str, kind: ReporterKind) -> str:
    """The step that follows."""
    way = steps(kind)
    return way[min(way.index(step) + 1, len(way) - 1)]


def before(step: str, kind: ReporterKind) -> str:
    """The step that came before."""
    way = steps(kind)
    return way[max(way.index(step) - 1, 0)]


def raw_from(post: QueryDict, step: str, kind: ReporterKind | None) -> Raw:
    """What a post says about a step: the fields of that step only, line ends as we count them."""
    names = FORMS[step].names(post) if step in FORMS else ()
    return {
        name: [value.replace("\r\n", "\n") for value in post.getlist(name)]
        for name in names
        if name in post
    }


def raw_of(answers: Answers, step: str) -> Raw:
    """What the draft holds of a step."""
    held = answers.get(step)
    return held if isinstance(held, dict) else {}


def form_of(step: str, answers: Answers, *, at: datetime) -> Form:
    """The step's form with what the draft holds, ready to be asked whether it is right."""
    data: MultiValueDict[str, str] = MultiValueDict(raw_of(answers, step))
    kind = kind_of(answers) or ReporterKind.ANONYMOUS
    return FORMS[step](data, kind=kind, at=at)


def first_wrong(answers: Answers, kind: ReporterKind, *, at: datetime) -> str:
    """The first step that still lacks an answer; nothing when all is well."""
    asked = [step for step in steps(kind) if step in FORMS and step != FILES]
    return next((s for s in asked if not form_of(s, answers, at=at).is_valid()), "")
