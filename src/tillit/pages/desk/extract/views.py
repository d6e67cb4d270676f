"""Those who have asked; the review of one extract; one line of it; the finished paper."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import Recipient
from tillit.overview.extract import actions
from tillit.overview.extract.policies import check_may_review, grounds_to_hold_back
from tillit.overview.extract.types import (
    ExtractView,
    How,
    LineView,
    ReviewView,
    Ruling,
    Show,
    State,
)
from tillit.pages.http import autosave
from tillit.pages.http.attempt import WRONG, refused
from tillit.pages.http.download import as_download
from tillit.pages.http.guard import desk_page, fresh_sign_in, fresh_when
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people.queries import guardians_of, lines_of
from tillit.ui.templatetags.parts import count
from tillit.ui.values import Pill

from .forms import GroundForm, LineForm, MakeForm, RequestForm, RulingForm, UndoForm
from .place import ON_A_PAGE, Place


@require_GET
@desk_page
def extracts(request: DeskRequest) -> HttpResponse:
    """Those that the worker may review: what waits first."""
    rows = actions.open_extracts(by=request.actor, at=request.at)
    return page(request, "desk/extract/list.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@desk_page
def register(request: DeskRequest, person_id: UUID) -> HttpResponse:
    """Somebody has asked in another way than on my pages."""
    by, at = request.actor, request.at
    check_may_review(by, person_id, at=at)
    names = lines_of(by, {person_id, *guardians_of(by, person_id, at=at)})
    others = [
        (id, line.name, how)
        for id, line in names.items() if id != person_id
        for how in (Recipient.GUARDIAN, Recipient.PARTY)
    ]  # fmt: skip
    form = RequestForm(request.POST or None, today=day_of(at), person=person_id, others=others)
    status, made = 200, list[UUID]()
    if request.method == "POST":
        status = refused(form, partial(_ask, request, form, made)) if form.is_valid() else WRONG
        if not status:
            return redirect("desk:extract", made[0])
    context = {"form": form, "person": names.get(person_id)}
    return page(request, "desk/extract/ask.html", context, status=status)


def _ask(request: DeskRequest, form: RequestForm, made: list[UUID]) -> None:
    given, by, at = form.given(), request.actor, request.at
    made.append(actions.register_request(form.person, given, by=by, at=at))


@require_GET
@desk_page
def review(request: DeskRequest, extract_id: UUID) -> HttpResponse:
    """The lines, twenty at a time, with what each holds of others."""
    return _review_page(request, extract_id)


def _review_page(
    request: DeskRequest, extract_id: UUID, form: MakeForm | None = None, status: int = 200
) -> HttpResponse:
    asked = Place.of(request.GET)
    found = actions.open_review(
        extract_id, show=asked.show, kind=asked.kind, first=asked.first, by=request.actor,
        at=request.at,
    )  # fmt: skip
    place = Place(found.show, found.kind, found.first)
    grounds = grounds_to_hold_back(found.extract.recipient, day_of(request.at))
    last = found.first + len(found.lines)
    context = {
        "view": found,
        "extract": found.extract,
        "titles": _lead(found.extract),
        "pills": [
            Pill(each.words, Place(each).href, found.counts[each], each is found.show)
            for each in Show
        ],
        "kinds": _kinds(found),
        "place": place,
        "ticked": request.GET.get("alla") == "1",
        "grounds": GroundForm(grounds=grounds),
        "make": form or MakeForm(initial=_suggested(found.extract)),
        "make_open": form is not None,
        "earlier": place.at(found.first - ON_A_PAGE).href if found.first else "",
        "later": place.at(last).href if last < found.of else "",
        "words": f"{found.first + 1}–{last} av {found.of}",
        "ready": found.extract.state is State.REVIEW and not found.extract.left,
    }
    return page(request, "desk/extract/review.html", context, status=status)


def _kinds(found: ReviewView) -> list[Pill]:
    """The kinds of rows, when there is more than one to choose between."""
    if len(found.kinds) == 1:
        return []
    every = sum(each.count for each in found.kinds)
    return [
        Pill("Alla slag", Place(found.show).href, every, not found.kind),
        *(
            Pill(each.words, Place(found.show, each.table).href, each.count,
                 each.table == found.kind)
            for each in found.kinds
        ),
    ]  # fmt: skip


def _suggested(extract: ExtractView) -> dict[str, str]:
    return {"where": "here" if extract.how is How.MY_PAGES else "paper", "staff_names": "no"}


def _lead(extract: ExtractView) -> str:
    to = "personen själv" if extract.for_id == extract.person_id else extract.for_name
    return f"Till {to}. Begärt {extract.how.words[0].lower()}{extract.how.words[1:]}."


@require_POST
@desk_page
def begin(request: DeskRequest, extract_id: UUID) -> HttpResponse:
    """Lay out everything there is."""
    return _done(request, extract_id, partial(actions.begin_review, extract_id))


@require_POST
@desk_page
def withdraw(request: DeskRequest, extract_id: UUID) -> HttpResponse:
    """Whoever asked no longer wants it."""
    return _done(request, extract_id, partial(actions.withdraw, extract_id))


def _done(request: DeskRequest, extract_id: UUID, act: partial[None]) -> HttpResponse:
    try:
        act(by=request.actor, at=request.at)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:extract", extract_id)


@require_POST
@desk_page
def rule_many(request: DeskRequest, extract_id: UUID) -> HttpResponse:
    """Many lines at once: those that are ticked, or all that only tell of the person. One comes
    back to where one was."""
    act = _take_back if request.POST.get("do") == "again" else _rule_many
    try:
        messages.success(request, act(request, extract_id))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(Place.of(request.POST).under(reverse("desk:extract", args=[extract_id])))


def _rule_many(request: DeskRequest, extract_id: UUID) -> str:
    plain = request.POST.get("which") == "plain"
    chosen = RulingForm(request.POST)
    if not chosen.is_valid():
        raise NotThere
    many = actions.rule_many(
        extract_id,
        None if plain else _ticked(request.POST),
        Ruling(chosen.cleaned_data["do"]),
        ground=request.POST.get("ground", ""),
        by=request.actor,
        at=request.at,
    )
    return f"Sparat för {count(many, 'rad,rader')}. Du kan ångra dig."


def _take_back(request: DeskRequest, extract_id: UUID) -> str:
    ticked, undo = _ticked(request.POST), UndoForm(request.POST)
    if not undo.is_valid() and not ticked:
        raise Refusal("Välj rader först. Kryssa för dem som ska prövas igen.")
    many = actions.take_back(
        extract_id, ticked or None, decided=undo.cleaned_data.get("decided"), by=request.actor,
        at=request.at,
    )  # fmt: skip
    return f"{count(many, 'rad,rader')} är åter kvar att pröva."


def _ticked(post: QueryDict) -> list[UUID]:
    try:
        return [UUID(each) for each in post.getlist("line")]
    except ValueError:
        raise NotThere


def shows_reporter(request: DeskRequest, *_: object, **__: object) -> bool:
    """Whether who reported is asked for, by the link on the line's page."""
    return request.method == "GET" and request.GET.get("visa") == "1"


@require_http_methods(["GET", "POST"])
@desk_page
@fresh_when(shows_reporter)
def line(request: DeskRequest, extract_id: UUID, extract_line_id: UUID) -> HttpResponse:
    """One line: read it, hide what must not leave, decide. Kept while it is written."""
    by, at = request.actor, request.at
    extract, found = actions.open_line(extract_id, extract_line_id, by=by, at=at)
    grounds = grounds_to_hold_back(extract.recipient, day_of(at))
    if request.method == "GET":
        form = LineForm(grounds=grounds, line=found)
        return _line_page(request, extract, found, form, 200)
    form = LineForm(request.POST, grounds=grounds, line=found)
    if autosave.is_autosave(request):
        return autosave.keep(request, partial(_keep, request, form, extract_id, found))
    act = partial(_rule, request, form, extract_id, found)
    if status := refused(form, act) if form.is_valid() else WRONG:
        return _line_page(request, extract, found, form, status)
    left = extract.left - (0 if found.ruling else 1)
    messages.success(request, f"Sparat. {count(left, 'rad,rader')} kvar att pröva.")
    return redirect(Place.written(request.GET).under(reverse("desk:extract", args=[extract_id])))


def _keep(
    request: DeskRequest, form: LineForm, extract_id: UUID, found: LineView, version: int
) -> int:
    if not form.is_valid():
        raise Refusal(" ".join(each.text for each in form.summary))
    typed = form.typed() | {"version": version}
    return actions.keep_line(extract_id, found.id, **typed, by=request.actor, at=request.at)


def _rule(request: DeskRequest, form: LineForm, extract_id: UUID, found: LineView) -> None:
    pressed = RulingForm(request.POST)
    if not pressed.is_valid():
        raise Refusal("Välj om raden ska lämnas ut.")
    ruling, typed = Ruling(pressed.cleaned_data["do"]), form.typed()
    if ruling is Ruling.RELEASE:  # whole: what was chosen to hide is not hidden
        typed |= {"hidden": [], "phrases": ""}
    actions.rule_line(
        extract_id, found.id, ruling, **typed, ground=form.cleaned_data["ground"],
        by=request.actor, at=request.at,
    )  # fmt: skip


def _line_page(
    request: DeskRequest, extract: ExtractView, found: LineView, form: LineForm, status: int
) -> HttpResponse:
    context = {
        "extract": extract,
        "line": found,
        "form": form,
        "shown": shows_reporter(request),
        "place": Place.written(request.GET),
    }
    return page(request, "desk/extract/line.html", context, status=status)


@require_POST
@desk_page
@fresh_sign_in
def make(request: DeskRequest, extract_id: UUID) -> HttpResponse:
    """All lines are decided: make the paper."""
    form = MakeForm(request.POST)
    act = partial(_make, request, form, extract_id)
    if status := refused(form, act) if form.is_valid() else WRONG:
        return _review_page(request, extract_id, form, status)
    messages.success(request, "Utdraget är klart. Det står i registret över utlämnanden.")
    return redirect("desk:extract", extract_id)


def _make(request: DeskRequest, form: MakeForm, extract_id: UUID) -> None:
    actions.make_extract(extract_id, form.given(), by=request.actor, at=request.at)


@require_GET
@desk_page
@fresh_when(lambda request, *_, **__: True)
def paper(request: DeskRequest, extract_id: UUID) -> HttpResponse:
    """The finished paper, to print."""
    return as_download(actions.open_extract_file(extract_id, by=request.actor, at=request.at))
