"""From answered groups to the parts of a report. Who reports, and which child, is never in the
frozen text."""

from collections.abc import Iterable, Mapping
from typing import Any

from tillit.casework.intake.types import Answer, ChildIn, ReporterIn, Section

from .at_desk import AT_DESK
from .children import Children
from .questions import HappenedForm
from .words import WORDS

Data = Mapping[str, Any]  # Any: cleaned form data
_SAFE = {words.questions["safe"].label for words in (*WORDS.values(), AT_DESK)}


def section_of(form: HappenedForm) -> Section:
    """What was told, as asked. What was left empty is not there."""
    told = (Answer(question, answer) for question, answer in form.lines() if answer)
    return Section(form.words.heads["happened"], tuple(told))


def tells_safety(sections: Iterable[Section]) -> bool:
    """Whether the text holds the answer about safety: then no page says it once more."""
    return any(told.question in _SAFE for section in sections for told in section.answers)


def reporter_of(you: Data, name: str = "") -> ReporterIn:
    """Who reports. `name` is used where the question was not asked: a child's own."""
    careful = you.get("careful", "")
    contact = [you.get("contact", ""), f"Tänk på: {careful}" if careful else ""]
    return ReporterIn(
        name=you.get("name") or name,
        contact="\n".join(filter(None, contact)),
        organisation=you.get("organisation", ""),
        role=you.get("role", ""),
        category=you.get("category", ""),
    )


def children_of(form: Children) -> tuple[ChildIn, ...]:
    """The children, each with the family that they share."""
    family = form.family.cleaned_data["family"]
    return tuple(_child(each.cleaned_data, family) for each in form.forms)


def myself(me: Data) -> ChildIn:
    """The child who writes."""
    about = _about(
        ("Ålder", me.get("age", "")),
        ("Skola eller bostad", me.get("where", "")),
        ("Bor med", me.get("family", "")),
    )
    return ChildIn(name=me.get("name", ""), about=about)


def _child(data: Data, family: str) -> ChildIn:
    about = _about(
        ("Ålder", data["age"]), ("Bor och går i skola", data["where"]), ("Familj", family)
    )
    return ChildIn(name=data["name"], born=data["born"], about=about, unborn=data["unborn"])


def _about(*pairs: tuple[str, str]) -> str:
    return "\n".join(f"{what}: {said}" for what, said in pairs if said)
