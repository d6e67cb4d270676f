"""Where is something missing? Visits by place and offer, for those who plan, in house only."""

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tillit.contact.participation.queries import FEWEST, places_with_least, visits_by_place
from tillit.kernel.swedish import day_of
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest

from .forms import SpanForm

LEAST = 3  # places that are named first


@require_GET
@desk_page
def missing(request: DeskRequest) -> HttpResponse:
    """Where few come is said first. Fewer than five are never shown, nor any total beside them."""
    span = SpanForm.of_late(day_of(request.at))
    form = SpanForm(request.GET or None, initial=span)
    if form.is_bound and form.is_valid():
        span = form.cleaned_data
    tallies = visits_by_place(request.actor, span["first"], span["last"])
    context = {
        "form": form, "tallies": tallies, "span": span, "fewest": FEWEST,
        "least": places_with_least(request.actor, tallies)[:LEAST],
        "none": [each for each in tallies if each.number == 0],
    }  # fmt: skip
    return page(request, "desk/on_site/missing.html", context)
