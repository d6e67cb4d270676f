"""The list of eviction notices with a form for each step that can be taken."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import NoticeCounts, NoticeEnd, NoticeView
from tillit.kernel.swedish import local
from tillit.pages.http.requests import DeskRequest
from tillit.ui.forms import PlainForm
from tillit.ui.values import Fact

from .forms import FORMS


@dataclass(frozen=True)
class Row:
    """A notice and its forms, by the step. `asked`: the step whose form was just refused."""

    notice: NoticeView
    forms: Mapping[str, PlainForm]
    asked: str


def shown(
    request: DeskRequest, notice_id: UUID | None = None, step: str = "",
    form: PlainForm | None = None,
) -> dict[str, object]:  # fmt: skip
    """What the page is made of; with the form of one step as it was refused."""
    begun = {"handler": request.actor.name, "told_at": local(request.at)}

    def row(each: NoticeView) -> Row:
        mine = each.id == notice_id
        forms = {name: kind(prefix=f"{name}{each.id}", initial=begun) for name, kind in FORMS}
        if mine and form is not None:
            forms[step] = form
        return Row(each, forms, step if mine else "")

    open_ = actions.open_notices(by=request.actor, at=request.at)
    ended = actions.ended_notices(by=request.actor, at=request.at)
    return {
        "waiting": [row(each) for each in open_ if each.confirmed_at is None],
        "followed": [row(each) for each in open_ if each.confirmed_at is not None],
        "ended": [row(each) for each in ended],
        "facts": _facts(actions.notice_counts(by=request.actor, at=request.at)),
    }


def _facts(counts: NoticeCounts) -> list[Fact]:
    """How the year went, in the order that a leader asks."""
    if not counts.all:
        return []
    return [
        Fact("Besked", str(counts.all)),
        Fact("Bekräftade i tid", str(counts.on_time)),
        Fact("Försenade", str(counts.late)),
        Fact("Med barn i hemmet", str(counts.children)),
        *(
            Fact(each.words.capitalize(), str(counts.ended[each]))
            for each in NoticeEnd
            if each in counts.ended
        ),
    ]
