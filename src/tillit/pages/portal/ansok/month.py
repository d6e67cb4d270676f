"""One month on one's own pages: read it, hand in what is asked for, say what is wrong."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from tillit.areas.assistance import actions, queries
from tillit.areas.assistance.types import MonthStage, MyMonth, Owner, RowLine
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.assistance.kinds import AGENCIES
from tillit.law.dated import month_sv
from tillit.pages.http.attempt import WRONG, refused, status_of
from tillit.pages.http.download import as_download
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest
from tillit.ui.forms import PlainForm, text_area

from .appeal import told_of
from .forms import PapersForm
from .frame import own
from .payday import money_words
from .stations import LEADS, stations_of
from .tree import kronor, tree_of

DECIDED = (MonthStage.DECIDED, MonthStage.PAID, MonthStage.RECONCILED)


@require_GET
@resident_page
def month(request: ResidentRequest, sheet_id: UUID) -> HttpResponse:
    """Where it is, what is asked, what was fetched, how it was counted, the decision, the money."""
    found = actions.open_my_month(sheet_id, by=request.actor, at=request.at)
    today = day_of(request.at)
    context: dict[str, object] = {
        "found": found,
        "claims": [
            each
            for each in actions.open_my_claims(by=request.actor, at=request.at)
            if each.sheet_id == sheet_id
        ],
        "month": month_sv(found.month),
        "lead": LEADS[found.stage],
        "stations": stations_of(found, today=today),
        "asked": [each for each in found.missing if each.answered_at is None],
        "answered": [each for each in found.missing if each.answered_at is not None],
        "tree": tree_of(found.calculation),
        "difference": queries.why_different(request.actor, found.before, found.calculation),
        "granted": kronor(each.kronor for each in found.decisions if each.holds),
        "holding": any(each.holds for each in found.decisions),
        "decisions": [(each, told_of(each)) for each in found.decisions],
        "decided": bool(found.decisions),
        "may_comment": found.stage not in (*DECIDED, MonthStage.WITHDRAWN),
        "answers": [(AGENCIES.get(each.agency, each.agency), each) for each in found.answers],
        "fetched": [_row(each) for each in found.rows if each.owner is Owner.MACHINE],
        "written": [_row(each) for each in found.rows if each.owner is not Owner.MACHINE],
        "payments": [(each, money_words(each, today=today)) for each in found.payments],
    }
    return own(request, "month", context)


def _row(row: RowLine) -> tuple[str, str]:
    """A fact in words, and where it comes from."""
    amount = "" if row.kronor is None else f": {kronor([row.kronor])} kr"
    return f"{row.words[:1].upper()}{row.words[1:]}{amount}", _told(row)


def _told(row: RowLine) -> str:
    paid = [f"utbetalt {row.on:%Y-%m-%d}"] if row.on and row.kronor is not None else []
    where = f"från {row.source}" if row.source else ""
    return ", ".join([*paid, *([where] if where else []), *([row.why] if row.why else [])])


class AnswerForm(PapersForm):
    """An answer in words, a photo, or a file."""

    optional = ""
    told = forms.CharField(
        label="Vill du svara eller förklara med ord?", max_length=4_000, required=False,
        widget=text_area(5),
    )  # fmt: skip
    attachment = forms.FileField(label="Välj en fil eller bild som du redan har", required=False)
    field_order = ("photo", "attachment", "told")


@require_http_methods(["GET", "POST"])
@resident_page
def answer(request: ResidentRequest, sheet_id: UUID, asked_id: UUID) -> HttpResponse:
    """Hand in one thing that is asked for."""
    found = actions.open_my_month(sheet_id, by=request.actor, at=request.at)
    asked = next((each for each in found.missing if each.id == asked_id), None)
    if asked is None:
        raise NotThere
    if asked.answered_at is not None:
        messages.success(request, "Vi har redan fått det. Tack.")
        return redirect("portal:my_month", sheet_id=sheet_id)
    form, status = AnswerForm(), 200
    if request.method == "POST":
        form = AnswerForm(request.POST)
        status = _answered(request, asked_id, form)
        if not status:
            messages.success(request, "Tack. Vi har fått det.")
            return redirect("portal:my_month", sheet_id=sheet_id)
    context = {"found": found, "asked": asked, "form": form, "month": month_sv(found.month)}
    return own(request, "answer", context, status=status)


def _answered(request: ResidentRequest, asked_id: UUID, form: AnswerForm) -> int:
    if not form.is_valid():
        return WRONG
    file = request.FILES.get("photo") or request.FILES.get("attachment")
    sent = {"name": file.name or "Bild", "content": file.read()} if file else {}
    try:
        actions.answer_thing(
            asked_id, told=form.cleaned_data["told"], **sent, by=request.actor, at=request.at
        )
    except Refusal as refusal:
        form.add_error("attachment" if sent else None, str(refusal))
        return status_of(refusal)
    return 0


class CommentForm(PlainForm):
    """What is wrong, and with what."""

    called: ClassVar[dict[str, str]] = {"text": "Vad som är fel"}

    row = forms.ChoiceField(label="Vilken uppgift gäller det?", required=False)
    text = forms.CharField(
        label="Vad är fel eller saknas?", max_length=4_000, widget=text_area(6)
    )  # fmt: skip

    def __init__(
        self,
        *args: Any,
        rows: list[tuple[str, str]],
        **kwargs: Any,  # Any: Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["row"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Något annat, eller vet inte"), *rows]


@require_http_methods(["GET", "POST"])
@resident_page
def comment(request: ResidentRequest, sheet_id: UUID) -> HttpResponse:
    """Say that a fact is wrong, before anything is decided on it (FL 25)."""
    found = actions.open_my_month(sheet_id, by=request.actor, at=request.at)
    form = CommentForm(request.POST or None, rows=_rows(found))
    status = 200
    if request.method == "POST":
        status = WRONG if not form.is_valid() else refused(form, lambda: _say(request, found, form))
        if not status:
            messages.success(request, "Tack. En handläggare läser det innan vi beslutar.")
            return redirect("portal:my_month", sheet_id=sheet_id)
    context = {"found": found, "form": form, "month": month_sv(found.month)}
    return own(request, "comment", context, status=status)


def _rows(found: MyMonth) -> list[tuple[str, str]]:
    return [(str(each.id), _row(each)[0]) for each in found.rows if each.person is not None]


def _say(request: ResidentRequest, found: MyMonth, form: CommentForm) -> None:
    row = form.cleaned_data["row"]
    actions.comment_fact(
        found.id, form.cleaned_data["text"], row_id=UUID(row) if row else None,
        by=request.actor, at=request.at,
    )  # fmt: skip


@require_GET
@resident_page
def letter(request: ResidentRequest, sheet_id: UUID, document_id: UUID) -> HttpResponse:
    """One's own letter with the decision."""
    return as_download(
        actions.open_my_letter(sheet_id, document_id, by=request.actor, at=request.at)
    )
