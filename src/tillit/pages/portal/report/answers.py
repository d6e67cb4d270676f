"""From answers to what is shown before sending, and to the report itself."""

from datetime import datetime
from typing import Any

from tillit.casework.intake.types import (
    Channel,
    ChildIn,
    Draft,
    ReporterKind,
    ReportIn,
    Safety,
)
from tillit.contact.documents.types import DocumentView
from tillit.kernel.swedish import written_day
from tillit.pages.concern.types import (
    WORDS,
    Children,
    ConcernForm,
    HappenedForm,
    children_of,
    myself,
    reporter_of,
    section_of,
)
from tillit.ui.values import Answer as Line

from . import flow

Data = dict[str, Any]  # Any: cleaned form data


class Unfinished(Exception):
    """A step lacks an answer; the text is its name."""


def lines(draft: Draft, files: list[DocumentView], *, at: datetime) -> list[Line]:
    """Every answer as it will be sent, with the step where it is changed."""
    kind = _kind(draft)
    found: list[Line] = []
    for step in flow.steps(kind):
        if step not in flow.FORMS or step == flow.FILES:
            continue
        form = flow.form_of(step, draft.answers, at=at)
        form.is_valid()
        found += _children_lines(form) if isinstance(form, Children) else _form_lines(form, step)
    words = WORDS[kind]
    names = "\n".join(each.name for each in files) or "Inga"
    return [*found, Line(words.titles[flow.FILES], names, go=f"change:{flow.FILES}")]


def _form_lines(form: ConcernForm, step: str) -> list[Line]:
    return [Line(q, a, go=f"change:{step}") for q, a in form.lines()]


def _children_lines(form: Children) -> list[Line]:
    found = []
    for child in form.forms:
        head = "Barnet" if form.count == 1 else f"Barn {child.number}"
        said = "\n".join(_child_words(child.cleaned_data))
        found.append(Line(head, said, go=f"change:{flow.CHILDREN}"))
    family = form.family.cleaned_data.get("family", "")
    return [*found, Line("Familjen", family, go=f"change:{flow.CHILDREN}")]


def _child_words(data: Data) -> list[str]:
    born = data.get("born")
    said = [data.get("name", ""), data.get("age", "")]
    said += [f"Född {written_day(born)}"] if born else []
    said += [data.get("where", "")]
    said += ["Barnet är inte fött än"] if data.get("unborn") else []
    return [words for words in said if words]


def report_in(draft: Draft, *, at: datetime) -> ReportIn:
    """The report, or Unfinished. Who reports and who the child is are not in the frozen text."""
    kind = _kind(draft)
    if wrong := flow.first_wrong(draft.answers, kind, at=at):
        raise Unfinished(wrong)
    happened = flow.form_of(flow.HAPPENED, draft.answers, at=at)
    assert isinstance(happened, HappenedForm)
    happened.is_valid()
    you = _cleaned(flow.YOU, draft, at=at) if flow.YOU in flow.steps(kind) else {}
    me = _cleaned(flow.ME, draft, at=at) if kind is ReporterKind.CHILD else {}
    return ReportIn(
        channel=Channel.WEB,
        reporter_kind=kind,
        sections=(section_of(happened),),
        children=(myself(me),) if kind is ReporterKind.CHILD else _children(draft, at=at),
        received_at=at,
        reporter=reporter_of(you, me.get("name", "")),
        wants_feedback=you.get("feedback") == "yes",
        safe_now=Safety(happened.cleaned_data["safe"]),
        id=draft.report_id,
    )


def _kind(draft: Draft) -> ReporterKind:
    kind = flow.kind_of(draft.answers)
    if kind is None:
        raise Unfinished(flow.WHO)
    return kind


def _cleaned(step: str, draft: Draft, *, at: datetime) -> Data:
    form = flow.form_of(step, draft.answers, at=at)
    assert isinstance(form, ConcernForm)
    return form.cleaned_data if form.is_valid() else {}


def _children(draft: Draft, *, at: datetime) -> tuple[ChildIn, ...]:
    form = flow.form_of(flow.CHILDREN, draft.answers, at=at)
    assert isinstance(form, Children)
    form.is_valid()
    return children_of(form)
