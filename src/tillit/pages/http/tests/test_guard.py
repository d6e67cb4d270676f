"""Who gets past the three marks: tried with every kind of actor at every kind of page."""

from uuid import UUID

import pytest
from django.contrib.messages.storage.session import SessionStorage
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from tillit.integrations.oidc.tests.provider import NOW
from tillit.kernel.actor import Guest, Reporter, Resident, Role, Seat, Staff, System
from tillit.pages.http.guard import desk_page, public_page, resident_page

ID = UUID("0190aaaa-0000-7000-8000-000000000001")
SEATED = Staff(ID, "Alma", seats=frozenset({Seat(ID, Role.INTAKE, "ifo")}))
ACTORS = [SEATED, Staff(ID, "Ny"), Resident(ID, "Siv"), Reporter(ID), Guest(), System("job")]


def ask(mark, actor):
    request = RequestFactory().get("/arbete/person/?x=1")
    request.actor, request.at, request.htmx = actor, NOW, HtmxDetails(request)
    request.session = SessionStore()
    request._messages = SessionStorage(request)
    return mark(lambda request: HttpResponse("inne"))(request)


@pytest.mark.django_db
@pytest.mark.parametrize("actor", ACTORS, ids=str)
@pytest.mark.parametrize("mark", [desk_page, resident_page, public_page])
def test_only_those_it_is_for_come_in(mark, actor):
    """Red when: desk_page does not ask for a seat, or a mark takes another kind of actor."""
    answer = ask(mark, actor)
    belongs = {
        desk_page: actor is SEATED,
        resident_page: isinstance(actor, Resident),
        public_page: True,
    }
    assert (answer.content == b"inne") is belongs[mark]
    if belongs[mark]:
        return
    if isinstance(actor, Staff) and mark is desk_page:
        assert answer.status_code == 403
        assert "Be din chef" in answer.content.decode()
    else:
        door = "/arbete/logga-in/" if mark is desk_page else "/logga-in/"
        assert answer["Location"] == f"{door}?till=/arbete/person/%3Fx%3D1"
