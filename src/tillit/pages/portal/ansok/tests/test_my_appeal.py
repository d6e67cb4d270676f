"""A party appeals on their own page: it comes once, to those who have the case, late or not."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.support.who import signed_in
from tillit.areas.assistance.tests.deciding import granted
from tillit.casework.cases.models import Clock, Notice
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.actions import appeal_comes
from tillit.casework.decisions.actions.appeal import timing_of
from tillit.casework.decisions.models import Appeal, Decision, PartyLetter
from tillit.casework.decisions.types import OwnAppealIn, Reconsidered, SentHow
from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere
from tillit.kernel.swedish import day_of
from tillit.trust.audit.models import Payload
from tillit.trust.identity.types import Audience

from .conftest import AT, browser, text_of
from .test_apply_pages import PNG
from .test_my_letters import told

WANTS = "Hyran är högre än ni har räknat."


def where(sheet, decision) -> str:
    return reverse("portal:my_appeal", args=[sheet, decision])


def mine(sheet) -> str:
    return reverse("portal:my_month", args=[sheet])


@pytest.fixture
def month(world):
    """Sven's month, decided and told of by letter."""
    sheet, decision = granted(world)
    decisions.notify(decision, how={world.sven: SentHow.HANDED}, by=world.wanja, at=AT)
    return sheet, decision


def test_in_words_in_one_press(world, month) -> None:
    """It has come the moment it is sent, its time stops, and who has the case is told. Red when:
    `_comes` leaves the clock, or nobody is told."""
    sheet, decision = month
    letter = PartyLetter.objects.get()
    decisions.record_received(letter.pk, on=day_of(AT), by=world.wanja, at=AT)
    client = browser(world.sven)
    assert where(sheet, decision) in text_of(client.get(mine(sheet)))
    assert "Överklaga beslut" in text_of(client.get(where(sheet, decision)))
    assert client.post(where(sheet, decision), {"once": new_id()}).status_code == 422
    assert not Appeal.objects.exists()
    said = {"once": new_id(), "text": WANTS}
    for _ in range(2):
        assert client.post(where(sheet, decision), said).status_code == 302
    row = Appeal.objects.get()
    assert (row.text, row.received_on, row.stage) == (WANTS, day_of(AT), "received")
    assert row.registered_by == "parten själv, på Mina sidor"
    assert Decision.objects.get(pk=decision).stage == "appealed"
    assert Clock.objects.get(code="D34").stop_code == "appealed"
    assert set(Notice.objects.filter(kind="appealed").values_list("staff_id", flat=True)) == {
        world.wanja.id, world.lova.id,
    }  # fmt: skip
    leaf = Payload.objects.get(verb="AppealReceived")
    assert (leaf.actor_kind, leaf.actor_ref) == ("resident", str(world.sven))
    page = text_of(client.get(mine(sheet)))
    assert "Du har överklagat. Det kom till oss" in page
    assert WANTS in page
    assert where(sheet, decision) not in page


def test_another_window_is_told_that_it_has_come(world, month) -> None:
    """Red when: a second one is written over the first, or what was typed is lost."""
    sheet, decision = month
    client = browser(world.sven)
    client.post(where(sheet, decision), {"once": new_id(), "text": WANTS})
    again = client.post(where(sheet, decision), {"once": new_id(), "text": "En gång till."})
    assert again.status_code == 409
    assert "Vi har redan fått ditt överklagande" in text_of(again)
    assert "En gång till." in text_of(again)
    assert Appeal.objects.get().text == WANTS
    assert client.get(where(sheet, decision))["Location"] == mine(sheet)


def test_the_second_of_two_at_the_same_moment_loses(world, month, monkeypatch) -> None:
    """Neither sees the other before it writes; the database lets one through. Red when: the unique
    key is not answered with a sentence, or half of the second is left."""
    _, decision = month
    me = world.me(world.sven)
    decisions.appeal_own_decision(decision, OwnAppealIn(WANTS), id=new_id(), by=me, at=AT)
    monkeypatch.setattr(appeal_comes, "_has_come", lambda row, party: False)
    events = Payload.objects.count()
    with pytest.raises(Moved):
        decisions.appeal_own_decision(decision, OwnAppealIn("Nej."), id=new_id(), by=me, at=AT)
    assert Appeal.objects.count() == 1
    assert Payload.objects.count() == events


def test_with_a_file(world, month) -> None:
    """Red when: the file is not in the case, or what cannot be taken takes the words with it."""
    sheet, decision = month
    client = browser(world.sven)
    bad = {"text": WANTS, "attachment": SimpleUploadedFile("x.exe", b"MZ\x90\x00\x03\x00\xff")}
    wrong = client.post(where(sheet, decision), {"once": new_id(), **bad})
    assert wrong.status_code == 422
    assert WANTS in text_of(wrong)
    assert not Appeal.objects.exists()
    photo = SimpleUploadedFile("brev.png", PNG)
    assert (
        client.post(where(sheet, decision), {"once": new_id(), "photo": photo}).status_code == 302
    )
    row = Appeal.objects.select_related("decision").get()
    assert row.text == "Överklagandet finns i den bifogade filen."
    kept = {each.id for each in documents_under(world.wanja, row.decision.case_id)}
    assert row.document_id in kept


def test_only_a_party_with_a_letter_appeals(world) -> None:
    """Red when: the decision is found by its id alone, or by whoever acts for somebody."""
    sheet, decision = granted(world)
    sven, asta = browser(world.sven), browser(world.asta)
    assert sven.get(where(sheet, decision)).status_code == 404  # no letter has gone
    assert "När brevet har kommit kan du överklaga här" in text_of(sven.get(mine(sheet)))
    decisions.notify(decision, how={world.sven: SentHow.HANDED}, by=world.wanja, at=AT)
    assert sven.get(where(sheet, decision)).status_code == 200
    said = {"once": new_id(), "text": WANTS}
    assert asta.post(where(sheet, decision), said).status_code == 404
    assert sven.post(where(sheet, new_id()), said).status_code == 404
    for who in (world.me(world.asta), Resident(world.sven, "Någon", world.bo, ActsAs.GUARDIAN)):
        with pytest.raises(NotThere):
            decisions.appeal_own_decision(decision, OwnAppealIn(WANTS), id=new_id(), by=who, at=AT)
    assert not Appeal.objects.exists()


def test_both_who_applied_appeal_each_for_themselves(world) -> None:
    """Red when: one appeal is taken as the other's, or shown to the other."""
    sheet, decision = told(world)
    asta, bo = browser(world.asta), browser(world.bo)
    asta.post(where(sheet, decision), {"once": new_id(), "text": "Astas ord."})
    assert "Astas ord." not in text_of(bo.get(mine(sheet)))
    bo.post(where(sheet, decision), {"once": new_id(), "text": "Bos ord."})
    assert set(Appeal.objects.values_list("party_id", "text")) == {
        (world.asta, "Astas ord."), (world.bo, "Bos ord."),
    }  # fmt: skip


def test_a_late_one_comes_and_its_way_is_told(world, month, monkeypatch) -> None:
    """Whether it is in time a person tests. Red when: the page refuses what is late, or the page of
    the month does not say how far it has come."""
    sheet, decision = month
    letter = PartyLetter.objects.get()
    decisions.record_received(letter.pk, on=day_of(AT), by=world.wanja, at=AT)
    late = AT + timedelta(days=40)
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: late)
    client = signed_in(browser(world.sven), Audience.RESIDENT, world.sven, "Någon", late)
    said = {"once": new_id(), "text": WANTS}
    assert client.post(where(sheet, decision), said).status_code == 302
    row = Appeal.objects.get()
    assert timing_of(row).late
    assert "Först ser vi om det kom i tid" in text_of(client.get(mine(sheet)))
    decisions.accept_appeal(row.pk, text="Vi skrev fel dag i brevet.", by=world.wanja, at=late)
    assert "Det kom i tid." in text_of(client.get(mine(sheet)))
    decisions.reconsider(
        row.pk, Reconsidered.NOT, text="Inget nytt har kommit fram.", by=world.wanja, at=late
    )
    assert "det står fast" in text_of(client.get(mine(sheet)))
    decisions.hand_over_appeal(
        row.pk, court="Förvaltningsrätten i Solstad", on=day_of(late), by=world.wanja, at=late
    )
    assert "Vi lämnade det till Förvaltningsrätten i Solstad" in text_of(client.get(mine(sheet)))
