"""Every answer carries the headers that hold a browser back, and an administrator sees nobody.

A small town with something of everything is walked by links, and every address is also asked for
by hand, with the ids of cases, persons and papers that are not theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import NoReverseMatch, URLResolver, get_resolver, path, reverse
from django.utils import timezone

from tests.support.filled import fill_small_town, staff
from tests.support.walk import NOT_FOLLOWED, Walk
from tests.support.who import signed_in
from tillit.casework.cases.models import Case, Note
from tillit.casework.decisions.models import Decision
from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.casework.services.models import Service
from tillit.contact.documents.models import Document
from tillit.demo.town.filling import moments_from
from tillit.demo.town.organisation import HIRES
from tillit.kernel.actor import Role
from tillit.pages.http.guard import public_page
from tillit.registers.people.models import ContactWay, Person
from tillit.trust.access.models import Unit
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.types import Audience

pytestmark = pytest.mark.slow
SAMPLES = {"desk:gallery", "desk:gallery-portal"}  # parts drawn with invented names; demo only
NOBODY = re.compile(r"(?!)")
WANTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
POLICY = (
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'",
    "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'",
)  # fmt: skip
LOOSE = re.compile(r"unsafe-|\*|https?:")
TYPES = re.compile(
    r"text/(html|plain|csv|x-python); charset=utf-8|application/(pdf|json|zip)|image/\w+"
)


def faults_of(answer: Any) -> list[str]:
    """What an answer lacks."""
    found = [f"{name}: {answer.get(name)}" for name in WANTED if answer.get(name) != WANTED[name]]
    policy = answer.get("Content-Security-Policy", "")
    shut = "default-src 'none'" in policy and "sandbox" in policy  # a file, which draws nothing
    found += [f"policy lacks {each}" for each in POLICY if each not in policy and not shut]
    found += [f"policy is loose: {each}" for each in LOOSE.findall(policy)]
    if answer.content and not TYPES.fullmatch(answer.get("Content-Type", "")):
        found.append(f"type {answer.get('Content-Type')}")
    found += [f"{name} is told" for name in ("Server", "X-Powered-By") if name in answer]
    for cookie in answer.cookies.values():
        if not (cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"):
            found.append(f"cookie {cookie.key}")
    return found


class Checking(Client):
    """A browser that looks at the headers of every answer, also of those that only lead on."""

    faults: set[str]
    asked: int

    def request(self, **request: Any) -> Any:
        """Ask, and look."""
        self.__dict__.setdefault("faults", set())
        self.asked = self.__dict__.get("asked", 0) + 1
        answer = super().request(**request)
        name = answer.resolver_match.view_name if answer.resolver_match else "?"
        self.faults |= {f"{name} {answer.status_code}: {fault}" for fault in faults_of(answer)}
        return answer


def canaries() -> re.Pattern[str]:
    """Who the residents are, where they are, and what is written about them."""
    numbers = list(Person.objects.exclude(number=None).values_list("number", flat=True))
    words = [*numbers, *(f"{each[:8]}-{each[8:]}" for each in numbers)]
    words += [f"{one.given_name} {one.family_name}" for one in Person.objects.all()]
    words += [each.value.reveal() for each in ContactWay.objects.all()]
    words += [text[:40] for text in Note.objects.values_list("text", flat=True)]
    words += [text[:40] for text in Decision.objects.values_list("circumstances", flat=True)]
    for child in ReportedChild.objects.all():
        words += [child.said_name.reveal()] if child.said_name else []
    for report in ConcernReport.objects.exclude(reporter_name=None):
        words.append(report.reporter_name.reveal())
    ours = set(StaffAccount.objects.values_list("name", flat=True))
    wanted = {word for word in words if len(word) > 5 and word not in ours}
    assert len(wanted) > 200
    return re.compile("|".join(map(re.escape, sorted(wanted))))


def ids() -> dict[str, list[Any]]:
    """Some ids for each name that stands in addresses."""
    kinds = {
        "case_id": Case, "ref": Case, "person_id": Person, "second_id": Person, "party_id": Person,
        "line_id": ReportedChild, "earlier_id": ReportedChild, "note_id": Note,
        "decision_id": Decision, "service_id": Service, "document_id": Document, "unit_id": Unit,
        "staff_id": StaffAccount,
    }  # fmt: skip
    return {
        name: list(kind.objects.values_list("pk", flat=True)[:3]) for name, kind in kinds.items()
    }


def addresses(patterns: Any, space: str = "", names: tuple[str, ...] = ()) -> Iterator[str]:
    """Every address that has a name, with ids of what is in the town."""
    known = ids()
    for each in patterns:
        here = (*names, *each.pattern.converters)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, each.namespace or space, here)
            continue
        if f"{space}:{each.name}" in {*NOT_FOLLOWED, *SAMPLES}:
            continue
        for turn in range(3 if here else 1):
            filled = [_id(known.get(name) or known["case_id"], turn) for name in here]
            for words in (filled, [*filled[:-1], "x"], [*filled[:-1], "person"]):
                try:
                    yield reverse(f"{space}:{each.name}", args=words)
                    break
                except NoReverseMatch:
                    continue


def _id(some: list[Any], turn: int) -> Any:
    return some[turn % len(some)]


@pytest.fixture(scope="module")
def walks(module_rows: Any) -> Iterator[dict[str, Walk]]:
    """A stranger, one of each role, and some residents, each from their own front door."""
    before, settings.DEMO = settings.DEMO, True
    now = moments_from(timezone.now())
    with module_rows():
        residents = fill_small_town(now)
        secrets = canaries()
        found = {"": Walk("anybody", Checking(), NOBODY).from_("/", "/arbete/logga-in/")}
        for hire in {each.role: each for each in HIRES}.values():
            one = staff(hire.key, timezone.now())
            client = signed_in(Checking(), Audience.STAFF, one.id, one.name, timezone.now())
            outside = hire.role is Role.ADMINISTRATOR
            walk = Walk(hire.role, client, secrets if outside else NOBODY)
            walk.from_("/arbete/")
            if outside:
                for address in addresses(get_resolver().url_patterns):
                    answer: Any = client.get(address)
                    shown = set(secrets.findall(getattr(answer, "content", b"").decode("latin-1")))
                    shown |= set(secrets.findall(answer.content.decode(errors="replace")))
                    walk.faults += [f"{address}: shows {word}" for word in shown]
            found[hire.role] = walk
        for dweller in islice(residents, 2):
            client = signed_in(
                Checking(), Audience.RESIDENT, dweller.id, dweller.name, timezone.now()
            )
            found[dweller.name] = Walk(dweller.name, client, NOBODY).from_("/mina-sidor/")
    yield found
    settings.DEMO = before


def test_every_answer_holds_the_browser_back(walks) -> None:
    """Red when: NoStore leaves out a header, a view sets its own policy, or a cookie is open to
    scripts."""
    clients: list[Any] = [walk.client for walk in walks.values()]
    assert sorted(set().union(*(client.faults for client in clients))) == []
    assert sum(client.asked for client in clients) > 500


def test_an_administrator_sees_nobody(walks) -> None:
    """Red when: Role.ADMINISTRATOR is added to a way in, or a list of settings names a resident."""
    walk = walks[Role.ADMINISTRATOR]
    assert [fault for fault in walk.faults if "shows" in fault] == []
    assert walk.client.asked > 200


@public_page
def leaking(request: Any) -> HttpResponse:
    """A page with everything that must not be there."""
    answer = HttpResponse("Alva Dahl 070-1740605", content_type="text/html")
    answer.set_cookie("open", "x")
    answer["Content-Security-Policy"] = "default-src *"
    answer["Cache-Control"] = "public"
    return answer


urlpatterns = [path("prov/", leaking, name="leaking")]


@pytest.mark.urls(__name__)
def test_the_control_is_found(db) -> None:
    """Red when: a check stops seeing what it is for."""
    client = Checking()
    walk = Walk("anybody", client, re.compile("Alva Dahl")).from_("/prov/")
    said = " ".join(client.faults)
    for word in ("Cache-Control: public", "policy lacks", "loose: *", "type text/html", "cookie"):
        assert word in said
    assert any("shows Alva Dahl" in fault for fault in walk.faults)
