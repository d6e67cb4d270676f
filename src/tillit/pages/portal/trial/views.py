"""One page: the questions, and under a press the answer. Nothing is kept between two presses."""

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from tillit.areas.assistance.queries import tried
from tillit.kernel.actor import Guest
from tillit.kernel.swedish import day_of
from tillit.law.assistance.plain import BadCase
from tillit.pages.http.attempt import WRONG
from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.pages.portal.frame import portal_frame

from .forms import CHILDREN, INCOMES, Trial
from .shown import Answer, answered

SOMEBODY = Guest()
MORE = {"child": (CHILDREN, "children"), "income": (INCOMES, "incomes")}


@require_http_methods(["GET", "HEAD", "POST"])
@public_page
def trial(request: TillitRequest) -> HttpResponse:
    """Try a sum. Public: whoever wonders must not have to say who they are. Nothing is stored: no
    session, no row, no line in the log; what was typed is only in the page that goes back."""
    today, go = day_of(request.at), request.POST.get("go", "")
    if request.method != "POST":
        return _shown(request, Trial(today=today))
    if go in MORE:
        return _shown(request, Trial(initial=_one_more(request.POST, go), today=today))
    form = Trial(request.POST, today=today)
    answer = _answer(form) if form.is_valid() else None
    return _shown(request, form, answer, status=200 if answer else WRONG)


def _answer(form: Trial) -> Answer | None:
    """The sum; or nothing, with what must be mended said in the form."""
    try:
        return answered(tried(SOMEBODY, form.household(), form.cleaned_data["month"]))
    except BadCase as problem:
        for fault in problem.faults:
            form.add_error(None, fault)
    return None


def _one_more(post: QueryDict, go: str) -> dict[str, object]:
    """What was typed, and one row more. Nothing is checked yet."""
    most, name = MORE[go]
    typed: dict[str, object] = dict(post.items())
    number = str(typed.get(name, ""))
    typed[name] = min(int(number) + 1, most) if number.isdecimal() and len(number) < 3 else 1
    return typed


def _shown(
    request: TillitRequest, form: Trial, answer: Answer | None = None, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "answer": answer, "frame": portal_frame(request.path)}
    return page(request, "portal/trial/trial.html", context, status=status)
