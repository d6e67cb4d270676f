"""What somebody says is wrong in a case: the unanswered first, and one more to write down."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from tillit.casework.cases import actions
from tillit.casework.cases.types import CaseHead, DisputeAnswer, DisputeLine, PostLine
from tillit.kernel.swedish import day_of, short_day
from tillit.pages.http.attempt import WRONG, posted_id, refused
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import AnswerDisputeForm, MarkForm
from .notes import named


@require_http_methods(["GET", "POST"])
@desk_page
def disputes(request: DeskRequest, case_id: UUID) -> HttpResponse:
    """The marks of a case. The post itself never changes."""
    head, lines, posts = actions.open_disputes(case_id, by=request.actor, at=request.at)
    do = request.POST.get("do", "")
    answered = posted_id(request, "dispute") if do == "answer" else None
    mark = _mark_form(request, head, posts)
    answer = AnswerDisputeForm(request.POST if answered else None, prefix=str(answered or ""))
    status = 0
    if do == "mark":
        status = refused(mark, partial(_mark, request, case_id, mark)) if mark.is_valid() else WRONG
    elif answered:
        act = partial(_answer, request, case_id, answered, answer)
        status = refused(answer, act) if answer.is_valid() else WRONG
    if do and not status:
        messages.success(request, "Sparat. Det står nu bredvid det som det gäller.")
        return redirect("desk:case_disputes", case_id)
    context = {
        "head": head,
        "rows": [(line, _form(line, answered, answer)) for line in lines],
        "mark_form": mark,
    }
    return page(request, "desk/case/disputes.html", context, status=status or 200)


def _mark_form(
    request: DeskRequest, head: CaseHead, posts: tuple[PostLine, ...]
) -> MarkForm:  # fmt: skip
    sent = request.POST if request.POST.get("do") == "mark" else None
    choices = [
        (str(each.id), f"{each.title}, {short_day(day_of(each.at))} {day_of(each.at).year}")
        for each in posts
    ]
    return MarkForm(sent, prefix="mark", people=named(head), posts=choices)


def _form(
    line: DisputeLine, answered: UUID | None, sent: AnswerDisputeForm
) -> AnswerDisputeForm | None:
    if line.answer:
        return None
    return sent if line.id == answered else AnswerDisputeForm(prefix=str(line.id))


def _mark(request: DeskRequest, case_id: UUID, form: MarkForm) -> None:
    data = form.cleaned_data
    post = UUID(data["post"]) if data["post"] else None
    actions.dispute_post(
        case_id, post, UUID(data["person"]), text=data["said"], by=request.actor, at=request.at
    )


def _answer(request: DeskRequest, case_id: UUID, id: UUID, form: AnswerDisputeForm) -> None:
    data = form.cleaned_data
    actions.answer_dispute(
        case_id, id, answer=DisputeAnswer(data["answer"]), why=data["why"],
        by=request.actor, at=request.at,
    )  # fmt: skip
