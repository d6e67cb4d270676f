"""Every page of a filled town, as everybody in it, at 1280 and at 320 px (which is 400 % zoom).

First without a browser: links are followed as each person, and no shown link may be broken. Then
the fewest pages that together hold every kind of thing are drawn and looked at; all of them in the
nightly run.
"""

from __future__ import annotations

import inspect
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, include, path, reverse
from django.utils import timezone

from tests.support.filled import fill_small_town, staff
from tests.support.journey import Looker
from tests.support.walk import Memory, Visit, Walk, fewest
from tests.support.who import signed_in
from tillit.casework.cases.models import Case, Note
from tillit.casework.intake.models import ReportedChild
from tillit.demo.town.filling import moments_from
from tillit.demo.town.organisation import HIRES
from tillit.kernel.actor import Role, Staff
from tillit.pages.http.guard import public_page
from tillit.registers.people.models import HouseholdMember, Person
from tillit.trust.access.queries import verdict_on
from tillit.trust.identity.types import Audience

pytestmark = [pytest.mark.journey, pytest.mark.first]

LONG = bool(os.environ.get("TILLIT_LONG"))
GALLERY = ("/arbete/galleri/", "/arbete/galleri/portal/")
NOT_WALKED = {
    "desk:seal_address": "from a protected person's page; src/tillit/pages/desk/sealed/tests",
    "desk:sealed_about": "the same",
    "desk:begin_sign_in": "leads to the identity provider; tests/journeys/test_whole_way.py",
    "desk:sign_in_answer": "comes back from the identity provider; the same",
    "portal:begin_sign_in": "leads to the identity provider; the same",
    "portal:sign_in_answer": "comes back from the identity provider; the same",
    "desk:kept": "only after a lost session; tests/journeys/test_lost_session.py",
    "portal:kept": "only after a lost session; the same",
    "portal:security_txt": "a text for strangers, no link; tests/pages/test_security_txt.py",
    "portal:report_exit": "leaves the site; tests/journeys/test_report_exit.py",
    "desk:awake": "asked by the page itself; tests/journeys/test_lock.py",
    "desk:unlocked": "only after a locked page has been opened; the same",
    "portal:my_receipt": "a file, and only for a signed row; portal/my_case/tests/test_trace.py",
    "desk:first_key": "only by a link from the administrator; tests/journeys/test_passkeys.py",
    "desk:remove_key": "nobody in the town has a key; the same",
    "desk:decide_something": "the address of a form, which leads back to its page",
    "desk:decide_about": "the same",
    "desk:goal_steps": "every goal of the town has its words; pages/desk/services/tests",
    "desk:case_note_left": "no note of the town has been moved; tests/journeys/test_move_note.py",
    "portal:my_activity": "no resident of the cast has an activity; journeys/test_activity_way.py",
    "portal:my_absence": "the same",
    "portal:my_consent": "no resident of the cast is asked; tests/journeys/test_my_services.py",
    "portal:my_three": "no resident of the cast is asked; the same",
    "portal:signed_out": "only after signing out; tests/journeys/test_my_pages.py",
    "desk:extract_paper": "a file, and no extract in the town is made; pages/desk/extract/tests",
    "portal:my_extract_file": "the same",
    "desk:power_paper": "a file, and no power in the town has one; pages/desk/people/tests",
    "desk:incident": "nobody in the town has asked; pages/desk/incidents/tests",
    "desk:case_places": "from the case of somebody protected; pages/desk/disclosure/tests",
    "portal:application": "nobody in the cast has applied; tests/journeys/test_apply_way.py",
    "portal:application_step": "the same",
    "portal:my_month": "the same",
    "portal:my_account": "the same; tests/journeys/test_account_way.py",
    "portal:my_comment": "the same; tests/journeys/test_apply_way.py",
    "portal:my_answer": "the same",
    "portal:my_appeal": "the same; tests/journeys/test_refusal_appeal_way.py",
    "portal:my_letter": "a file; portal/ansok/tests/test_my_month_pages.py",
    "portal:my_recovery": "nobody in the cast owes; tests/journeys/test_corrected_mistake_way.py",
    "portal:my_recovery_letter": "a file; portal/ansok/tests/test_my_recovery.py",
    "portal:application_papers": "the same",
    "portal:application_summary": "the same",
    "desk:payment_receipt": "no link from a page that is walked; tests/journeys/test_hand_way.py",
    "desk:notice_letter": "no notice in the walked town; assistance/evictions/tests",
    "portal:my_submission": "nobody in the cast has sent; tests/journeys/test_eservice_way.py",
    "desk:plan_payment": "nothing waits to be planned; tests/demo/test_payment_pages.py",
    "desk:attachment": "a file, and no report in the town has one; pages/desk/intake/tests",
}


def views(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple]:
    """Every registered name with its view."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from views(each.url_patterns, f"{each.namespace or space}")
        else:
            yield f"{space}:{each.name}", each.callback


def answers_get(view) -> bool:
    """Whether a view is a page: require_POST keeps its methods in a closure."""
    while view:
        methods = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if methods:
            return "GET" in methods
        view = getattr(view, "__wrapped__", None)
    return True


def protected_words() -> re.Pattern[str]:
    """Names, numbers and homes of those who are protected."""
    hidden = Person.objects.exclude(protection="none")
    homes = HouseholdMember.objects.filter(person__in=hidden).select_related("household")
    words = [*hidden.values_list("given_name", flat=True)]
    for number in hidden.exclude(number=None).values_list("number", flat=True):
        words += [number, f"{number[:8]}-{number[8:]}", f"{number[2:8]}-{number[8:]}"]
    words += [each.household.address.reveal() for each in homes if each.household.address]
    return re.compile("|".join(rf"\b{re.escape(word)}\b" for word in words))


def rare_starts(one: Staff) -> list[str]:
    """What the walk would leave as dull before it came there: services in later stages, a report
    that was not opened, and where one is asked before a draft is thrown away (a press away)."""
    notes = Note.objects.filter(author_id=one.id, stage="draft")
    late = Case.objects.filter(stage__in=("decided", "following")).values_list("pk", flat=True)
    left = ReportedChild.objects.filter(stage="not_opened").order_by("-decided_at")
    left = left.values_list("pk", flat=True)
    mine = [pk for pk in late if verdict_on(one, pk, at=timezone.now()).allowed]
    return [
        *(reverse("desk:discard_note", args=[note.case_id, note.pk]) for note in notes),
        *(reverse("desk:case_services", args=[pk]) for pk in mine),
        *(reverse("desk:report", args=[pk]) for pk in left[:1] if one.has(Role.INTAKE)),
    ]


def walk_as_everybody(residents) -> list[Walk]:
    """Strangers, staff and residents, each from their own front door.

    Colleagues with the same role share what they have seen; in the nightly run nobody does.
    """
    words, now = protected_words(), timezone.now()
    walks = [Walk("anybody", Client(), words).from_("/", "/arbete/logga-in/", *GALLERY)]
    memories: dict[object, Memory] = defaultdict(Memory)
    for hire in HIRES:
        one = staff(hire.key, now)
        client = signed_in(Client(), Audience.STAFF, one.id, one.name, now)
        memory = memories[hire.key if LONG else (hire.role, hire.title.split()[0])]
        walk = Walk(one.name, client, words, memory=memory)
        walks.append(walk.from_("/arbete/", *rare_starts(one)))
    for dweller in residents:
        client = signed_in(Client(), Audience.RESIDENT, dweller.id, dweller.name, now)
        walks.append(Walk(dweller.name, client, words).from_("/mina-sidor/"))
    return walks


@pytest.fixture
def walks(live, settings) -> list[Walk]:
    """A small town with something of everything, walked by everybody."""
    settings.DEMO = True
    return walk_as_everybody(fill_small_town(moments_from(timezone.now())))


def test_every_page_as_everybody(walks, live, browser) -> None:
    """Red when: a shown link gives 404, a view is reached by nobody, or a page has a fault."""
    visits = list(chain.from_iterable(walk.visits for walk in walks))
    assert {fault for walk in walks for fault in walk.faults} == set()
    reached = {place.split()[0] for walk in walks for place in walk.places}
    pages = {name for name, view in views(get_resolver().url_patterns) if answers_get(view)}
    assert pages - reached == set(NOT_WALKED)
    looker = Looker(browser, live.url)
    clients = {walk.who: walk.client for walk in walks}
    try:
        for visit in visits if LONG else fewest(visits):
            look_at(looker, visit, clients[visit.who])
    finally:
        looker.ends()
    assert looker.faults == []


def look_at(looker: Looker, visit: Visit, client: Client) -> None:
    """Draw one page as the person who saw it."""
    cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
    if visit.reading:
        looker.looks(visit.who, cookie.value if cookie else "", visit.address)


FAULTY = """<!doctype html><html lang="sv"><title>Prov – Solby</title>
<main><h1>Prov</h1><h1>Två</h1>
<p><font color="#cccccc">Ljust på ljust.</font> Vide</p><input type="text">
<table width="900"><tr><td>Bred</td></tr></table><a href="#inget">Hit</a>
<a href="/finns-inte/">Dit</a><a href="/prov/404/">Bort</a>
<script>alert(1)</script></main></html>"""


@public_page
def faulty(request, number: str = "") -> HttpResponse:
    """Everything that the walk and the look are to find."""
    return HttpResponse(FAULTY, status=int(number or 200))


urlpatterns = [
    path("prov/", faulty, name="faulty"),
    path("prov/<str:number>/", faulty, name="faulty_number"),
    path("", include("tillit.config.urls")),
]


@pytest.mark.urls(__name__)
def test_a_faulty_page_is_found(live, browser) -> None:
    """The control. Red when: one of the checks stops seeing what it is for."""
    walk = Walk("anybody", Client(), re.compile("Vide")).from_("/prov/")
    said = " ".join(walk.faults)
    for word in ("2 <h1>", "shows Vide", "#inget", "/finns-inte/: no such", "/prov/404/: 404"):
        assert word in said
    looker = Looker(browser, live.url)
    looker.looks("anybody", "", "/prov/")
    looker.ends()
    said = " ".join(looker.faults)
    for word in ("color-contrast", "label", "px too wide", "Content Security Policy"):
        assert word in said
