"""A document leaves as a file under our own name, for those who may, with a leaf in the log."""

import re
from datetime import UTC, datetime

import pytest

from tillit.contact.documents import store
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import Role, System
from tillit.kernel.ids import new_id
from tillit.trust.access.actions import assign, give_seat, guard, open_unit
from tillit.trust.access.types import GuardKind, UnitKind
from tillit.trust.audit.models import Payload
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import SESSION_KEY

pytestmark = pytest.mark.django_db
TOKEN = re.compile(rb"[A-Za-z0-9]{64}")  # another one in every form
BY = System("test")
AT = datetime(2026, 1, 7, 12, tzinfo=UTC)


@pytest.fixture
def unit():
    return open_unit("Barn och familj", UnitKind.INVESTIGATION, by=BY, at=AT)


@pytest.fixture
def alma(client, unit):
    staff = employ("Alma Ek", subject="alma", by=BY, at=AT)
    give_seat(staff, unit, Role.SOCIAL_WORKER, by=BY, at=AT)
    session = client.session
    session[SESSION_KEY] = {"audience": "staff", "id": str(staff), "name": "Alma Ek", "level": 3}
    session.save()
    return staff


@pytest.fixture
def document(unit):
    case = new_id()
    guard(case, GuardKind.CASE, unit, by=BY, at=AT)
    named = '"><script>.html\r\nX-Evil: 1'
    content = b"<script>alert(1)</script>"
    kind = DocumentKind.REPORT
    return case, store_document(case, name=named, content=content, kind=kind, by=BY, at=AT)


def test_it_leaves_as_a_harmless_file(client, alma, document):
    """Red when: the disposition is inline, or the sender's name is in the header."""
    case, made = document
    assign(case, alma, ground="allocated", by=BY, at=AT)
    answer = client.get(f"/arbete/handlingar/{made}/")
    assert (answer.status_code, answer.content) == (200, b"<script>alert(1)</script>")
    name = f"anmalan-2026-01-07-{str(made)[-4:]}.txt"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["Content-Type"] == "text/plain"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "no-store"
    assert Payload.objects.get(verb="open_document").actor_ref == str(alma)


def test_not_yours_and_not_there_look_the_same(client, alma, document):
    """Red when: open_document does not ask the policy."""
    _, made = document
    answers = [client.get(f"/arbete/handlingar/{each}/") for each in (made, new_id())]
    assert [answer.status_code for answer in answers] == [404, 404]
    first, second = (TOKEN.sub(b"", answer.content) for answer in answers)
    assert first == second


def test_a_stranger_is_asked_to_sign_in(client, document):
    """Red when: desk_page is taken off the view."""
    answer = client.get(f"/arbete/handlingar/{document[1]}/")
    assert answer.status_code == 302
    assert "/arbete/logga-in/" in answer["Location"]


def test_a_document_that_cannot_be_read_is_a_sentence(client, alma, document):
    """Red when: Unreadable is not a Refusal."""
    case, made = document
    assign(case, alma, ground="allocated", by=BY, at=AT)
    store.remove(made)
    answer = client.get(f"/arbete/handlingar/{made}/")
    assert answer.status_code == 403
    assert "Säg till den som sköter systemet" in answer.content.decode()
