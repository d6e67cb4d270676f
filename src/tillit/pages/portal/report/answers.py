"""From answers to what is shown before sending, and to the report itself."""

from datetime import datetime
from typing import Any

from django import forms

from tillit.casework.intake.types import (
    Answer,
    Channel,
    ChildIn,
    Draft,
    ReporterIn,
    ReporterKind,
    ReportIn,
    Safety,
    Section,
)
from tillit.contact.documents.types import DocumentView
from tillit.kernel.swedish import written_day
from tillit.ui.values import Answer as Line

from . import flow
from .children import Children
from .forms import ReportForm
from .words import WORDS

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


def _form_lines(form: ReportForm, step: str) -> list[Line]:
    return [Line(q, a, go=f"change:{step}") for q, a in _said(form)]


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


def _said(form: ReportForm) -> list[tuple[str, str]]:
    """Question and answer as they stand on the page."""
    found = []
    for bound in form:
        value = form.cleaned_data.get(bound.name, "")
        if isinstance(bound.field, forms.ChoiceField):
            value = dict(bound.field.choices).get(value, value)  # type: ignore[arg-type]
        found.append((str(bound.label), str(value or "")))
    return found


def report_in(draft: Draft, *, at: datetime) -> ReportIn:
    """The report, or Unfinished. Who reports and who the child is are not in the frozen text."""
    kind = _kind(draft)
    if wrong := flow.first_wrong(draft.answers, kind, at=at):
        raise Unfinished(wrong)
    happened = flow.form_of(flow.HAPPENED, draft.answers, at=at)
    assert isinstance(happened, ReportForm)
    happened.is_valid()
    told = tuple(Answer(question, answer) for question, answer in _said(happened))
    you = _cleaned(flow.YOU, draft, at=at) if flow.YOU in flow.steps(kind) else {}
    me = _cleaned(flow.ME, draft, at=at) if kind is ReporterKind.CHILD else {}
    return ReportIn(
        channel=Channel.WEB,
        reporter_kind=kind,
        sections=(Section(WORDS[kind].heads[flow.HAPPENED], told),),
        children=(_myself(me),) if kind is ReporterKind.CHILD else _children(draft, at=at),
        received_at=at,
        reporter=_reporter(you | {"name": you.get("name") or me.get("name", "")}),
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
    assert isinstance(form, ReportForm)
    return form.cleaned_data if form.is_valid() else {}


def _reporter(you: Data) -> ReporterIn:
    careful = you.get("careful", "")
    contact = [you.get("contact", ""), f"Tänk på: {careful}" if careful else ""]
    return ReporterIn(
        name=you.get("name", ""),
        contact="\n".join(filter(None, contact)),
        organisation=you.get("organisation", ""),
        role=you.get("role", ""),
        category=you.get("category", ""),
    )


def _children(draft: Draft, *, at: datetime) -> tuple[ChildIn, ...]:
    form = flow.form_of(flow.CHILDREN, draft.answers, at=at)
    assert isinstance(form, Children)
    form.is_valid()
    family = form.family.cleaned_data["family"]
    return tuple(_child(each.cleaned_data, family) for each in form.forms)


def _child(data: Data, family: str) -> ChildIn:
    about = _about(
        ("Ålder", data["age"]), ("Bor och går i skola", data["where"]), ("Familj", family)
    )
    return ChildIn(name=data["name"], born=data["born"], about=about, unborn=data["unborn"])


def _myself(me: Data) -> ChildIn:
    about = _about(
        ("Ålder", me["age"]), ("Skola eller bostad", me["where"]), ("Bor med", me["family"])
    )
    return ChildIn(name=me["name"], about=about)


def _about(*pairs: tuple[str, str]) -> str:
    return "\n".join(f"{what}: {said}" for what, said in pairs if said)
