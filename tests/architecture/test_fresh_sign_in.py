"""What must not be done by whoever finds a screen asks for a new sign-in.

Export, payment, reveal of what is protected, roles and accounts.
Red when: the mark is taken from a view below, or a view whose address speaks of such a thing stands
neither here nor among those that need none, with the reason.
"""

import re

from django.urls import get_resolver

from tests.architecture.test_guarded_urls import addresses
from tillit.pages.http.guard import FRESH

NEEDS = {
    "arbete/arenden/<uuid:case_id>/platser/",
    "arbete/bistand/utbetalningar/fil/",
    "arbete/bistand/utbetalningar/fil/<uuid:file_id>/<slug:what>/",
    "arbete/bistand/utbetalningar/fil/<uuid:file_id>/hamta/",
    "arbete/bistand/utbetalningar/godkann/",
    "arbete/bistand/utbetalningar/order/<uuid:order_id>/<slug:what>/",
    "arbete/forseglade/om/<uuid:person_id>/",
    "arbete/forseglade/oppning/<uuid:opening_id>/<slug:step>/",
    "arbete/handelser/",
    "arbete/handelser/<uuid:incident_id>/lista/<slug:kind>/",
    "arbete/handelser/<uuid:incident_id>/utkast/<slug:report>/",
    "arbete/handelser/stang/",
    "arbete/mottagning/<uuid:line_id>/visa/<slug:what>/",
    "arbete/arenden/<uuid:case_id>/vilka-ser/",
    "arbete/organisation/<uuid:unit_id>/",
    "arbete/organisation/<uuid:unit_id>/avsluta/",
    "arbete/organisation/<uuid:unit_id>/forlang/",
    "arbete/organisation/<uuid:unit_id>/forseglade/",
    "arbete/organisation/<uuid:unit_id>/schema/",
    "arbete/organisation/<uuid:unit_id>/vikarier/",
    "arbete/organisation/kollega/<uuid:staff_id>/",
    "arbete/organisation/svara/<uuid:second_id>/",
    "arbete/personer/<uuid:person_id>/visa/<slug:what>/",
    "arbete/personer/<uuid:person_id>/visa/<slug:what>/<uuid:part_id>/",
    "arbete/utdrag/<uuid:extract_id>/gor/",
    "arbete/utdrag/<uuid:extract_id>/papper/",
    "arbete/utdrag/<uuid:extract_id>/rad/<uuid:extract_line_id>/",
}
SPEAKS = re.compile(r"export|utdrag|betal|utbetal|gallra/|lamna-ut|/visa/|/personnummer/")
NEEDS_NONE = {
    "arbete/bistand/utbetalningar/": "a list; nothing leaves",
    "arbete/bistand/utbetalningar/planera/": "nothing is paid before it is approved, which asks",
    "arbete/bistand/utbetalningar/planera/<uuid:decision_id>/": "the same",
    "arbete/bistand/utbetalningar/order/<uuid:order_id>/kvitto/": "names nobody; no money leaves",
    "arbete/bistand/utbetalningar/rad/<int:line_id>/stang/": "a note; no money leaves by it",
    "arbete/bistand/utbetalningar/svar/": "reads what the bank says; no money leaves by it",
    "arbete/arenden/<uuid:case_id>/personnummer/": "a number is asked for all day; each is logged",
    "arbete/utdrag/": "a list of who has asked",
    "arbete/utdrag/om/<uuid:person_id>/": "writes down that somebody asked; nothing leaves",
    "arbete/utdrag/<uuid:extract_id>/": "the review; nothing leaves before it is made",
    "arbete/utdrag/<uuid:extract_id>/borja/": "the same",
    "arbete/utdrag/<uuid:extract_id>/ta-tillbaka/": "nothing leaves",
    "arbete/utdrag/<uuid:extract_id>/rader/": "the review",
}


def marked() -> set[str]:
    every = addresses(get_resolver().url_patterns)
    return {here for here, view, _ in every if getattr(view, FRESH, False)}


def test_what_must_not_be_done_by_another_is_marked() -> None:
    """Red with the mark taken from the steps to a sealed address."""
    assert marked() >= NEEDS


def test_what_gives_away_or_reveals_is_marked_when_it_comes() -> None:
    """The slot for pages that are not made yet. Red with the mark taken from the page that shows
    who reported."""
    every = {here for here, _, mark in addresses(get_resolver().url_patterns) if mark == "desk"}
    spoken = {here for here in every if SPEAKS.search(here)}
    assert spoken - marked() - set(NEEDS_NONE) == set()
    assert spoken


def test_a_page_that_is_only_read_is_not_marked() -> None:
    """The control: a mark that every view has would say nothing."""
    assert "arbete/" not in marked()
