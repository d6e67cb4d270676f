"""Messages both ways: each party alone with those who have the case."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.support.who import signed_in
from tillit.casework.cases.actions import file_message, open_my_case, withdraw_publication
from tillit.casework.cases.models import Note, Notice
from tillit.casework.cases.tests.families import (
    AT,
    BY,
    YOUNG,
    Family,
    make_family,
    me,
    publish,
    worker,
)
from tillit.contact.messaging import actions, ports
from tillit.contact.messaging.models import Message
from tillit.contact.messaging.types import LONGEST, MessageIn
from tillit.kernel.actor import ActsAs
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.access.actions import assign
from tillit.trust.access.types import AssignedAs
from tillit.trust.audit.models import Payload
from tillit.trust.identity.types import Audience

WORDS = "Kan vi flytta mötet till torsdag?"


@pytest.fixture
def family(db, monkeypatch) -> Family:
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    made = make_family()
    for each in (made.mother, made.father):
        publish(made, each)
    return made


def said(text: str = WORDS) -> MessageIn:
    return MessageIn(uuid4(), text)


def write(family: Family, who: UUID, text: str = WORDS) -> MessageIn:
    new = said(text)
    actions.write_to_worker(family.case, new, by=me(who), at=AT)
    return new


def mine(family: Family, who: UUID) -> list[str]:
    thread = actions.open_my_thread(family.case, by=me(who), at=AT)
    return [each.text for each in thread.messages]


def answer(family: Family, party: UUID, text: str) -> None:
    actions.write_to_party(family.case, party, said(text), by=family.alice, at=AT)


def test_neither_guardian_sees_the_others_thread(family: Family) -> None:
    """Red when: a thread is the case's and not the party's; the filter on the party is gone."""
    write(family, family.mother)
    write(family, family.father, "Jag kommer inte.")
    answer(family, family.mother, "Torsdag går bra.")
    assert set(mine(family, family.mother)) == {WORDS, "Torsdag går bra."}
    assert mine(family, family.father) == ["Jag kommer inte."]
    assert WORDS not in str(list(Message.objects.values_list("text", flat=True)))


def test_nobody_else_comes_in(family: Family) -> None:
    """Red when: the gate is not asked: a stranger, who acts for the child, a page that was shut."""
    write(family, family.mother)
    for by in (me(family.stranger), me(family.grandmother), me(family.child),
               me(family.mother, family.child),
               replace(me(family.father), acts_for=family.mother, acts_as=ActsAs.REPRESENTATIVE),
               ):  # fmt: skip
        for way in (
            lambda by=by: actions.open_my_thread(family.case, by=by, at=AT),
            lambda by=by: actions.write_to_worker(family.case, said(), by=by, at=AT),
        ):
            with pytest.raises(NotThere):
                way()
    bob = worker("Bob", make_family().unit)
    for way in (
        lambda: actions.open_threads(family.case, by=bob, at=AT),
        lambda: actions.write_to_party(family.case, family.mother, said(), by=bob, at=AT),
        lambda: actions.write_to_party(
            family.case, family.stranger, said(), by=family.alice, at=AT
        ),
    ):
        with pytest.raises(NotThere):
            way()
    withdraw_publication(family.case, family.mother, by=family.alice, at=AT)
    with pytest.raises(NotThere):
        mine(family, family.mother)
    with pytest.raises(Refusal, match="Sidan är stängd"):
        answer(family, family.mother, "Hej")
    assert actions.open_threads(family.case, by=family.alice, at=AT)[0].messages


def test_who_acts_for_a_child_does_not_read_its_thread(family: Family) -> None:
    """Red when: `by.acts_for` is not asked in cases/messaging.py, though the page itself is open to
    the guardian who acts."""
    publish(family, family.child, replace(YOUNG, guardian_may_act=True))
    write(family, family.child, "Jag vill prata själv.")
    acting = me(family.mother, family.child)
    assert open_my_case(family.case, by=acting, at=AT)
    with pytest.raises(NotThere):
        actions.open_my_thread(family.case, by=acting, at=AT)
    with pytest.raises(NotThere):
        actions.write_to_worker(family.case, said(), by=acting, at=AT)
    assert mine(family, family.mother) == []
    assert mine(family, family.child) == ["Jag vill prata själv."]


def test_two_presses_are_one_and_the_holders_are_told_once(family: Family) -> None:
    """Red when: the form's number is not the message's, or the deputy is not told."""
    bo = worker("Bo", family.unit)
    until = AT + timedelta(days=7)
    assign(
        family.case, bo.id, assigned_as=AssignedAs.DEPUTY, ground="Ledig", until=until, by=BY, at=AT
    )
    new = said()
    for _ in range(2):
        actions.write_to_worker(family.case, new, by=me(family.mother), at=AT)
    assert Message.objects.count() == Payload.objects.filter(verb="MessageSent").count() == 1
    told = Notice.objects.filter(kind="replied").values_list("staff_id", flat=True)
    assert sorted(told) == sorted([family.alice.id, bo.id])
    room = actions.open_my_thread(family.case, by=me(family.mother), at=AT).room
    assert (room.answers, room.deputy) == ("Alice Strand", "Bo")
    with pytest.raises(Refusal, match="redan skickat"):
        actions.write_to_worker(family.case, replace(new, text="Nytt"), by=me(family.mother), at=AT)
    with pytest.raises(NotThere):
        actions.write_to_worker(family.case, new, by=me(family.father), at=AT)


def test_what_is_wrong_is_said(family: Family) -> None:
    """Red when: a check is taken away."""
    with pytest.raises(Refusal, match="Skriv ditt meddelande"):
        write(family, family.mother, "  ")
    with pytest.raises(Refusal, match="för långt"):
        write(family, family.mother, "a" * (LONGEST + 1))


def test_new_is_told_to_the_reader_and_read_to_nobody(family: Family) -> None:
    """Red when: opening does not mark, the sender's opening does, or the page tells of reading."""
    write(family, family.mother)
    assert not actions.open_my_thread(family.case, by=me(family.mother), at=AT).messages[0].new
    news = [t.messages[0].new for t in actions.open_threads(family.case, by=family.alice, at=AT)
            if t.messages]  # fmt: skip
    again = [t.messages[0].new for t in actions.open_threads(family.case, by=family.alice, at=AT)
             if t.messages]  # fmt: skip
    assert (news, again) == ([True], [False])
    leaves = Payload.objects.filter(verb="open_messages")
    assert {each.person_id for each in leaves} == {family.child}


def test_filed_once_with_the_same_id(family: Family) -> None:
    """Red when: two taps are two notes, or the note does not lead to the message."""
    new = write(family, family.mother)
    for _ in range(2):
        assert file_message(family.case, new.id, by=family.alice, at=AT) == new.id
    note = Note.objects.get(pk=new.id)
    assert (note.text, note.stage) == (WORDS, "signed")
    with pytest.raises(NotThere):
        file_message(family.case, uuid4(), by=family.alice, at=AT)


def test_outside_is_told_nothing_of_what_was_written(family: Family, monkeypatch) -> None:
    """Red when: words or a sender go out, or the party's own message is told to themself."""
    told: list[tuple] = []

    class Out:
        def tell(self, *args: object, **more: object) -> None:
            told.append((args, more))

    monkeypatch.setattr(ports, "_outside", [Out()])
    write(family, family.mother)
    answer(family, family.mother, "Torsdag går bra.")
    assert told == [((family.mother,), {"at": AT})]


def test_the_pages(family: Family) -> None:
    """Red when: a press does not send, what was typed is lost, or a tap does not file."""
    client = signed_in(Client(), Audience.RESIDENT, family.mother, "Petra Ek", AT)
    address = f"/mina-sidor/{family.case}/meddelanden/"
    assert address in client.get(f"/mina-sidor/{family.case}/").content.decode()
    sent = client.post(address, {"once": str(uuid4()), "text": WORDS})
    assert sent.status_code == 302
    assert WORDS in client.get(address).content.decode()
    assert client.post(address, {"text": " "}).status_code == 422
    desk = signed_in(Client(), Audience.STAFF, family.alice.id, "Alice", AT)
    threads = f"/arbete/arenden/{family.case}/meddelanden/"
    page = desk.get(threads).content.decode()
    assert WORDS in page
    assert "Nytt" in page
    to = f"{threads}{family.mother}/"
    assert desk.post(to, {f"{family.mother}-text": ""}).status_code == 422
    typed = {f"{family.mother}-once": str(uuid4()), f"{family.mother}-text": "Torsdag går bra."}
    assert desk.post(to, typed).status_code == 302
    assert "Torsdag går bra." in client.get(address).content.decode()
    message = Message.objects.get(from_party=True)
    assert desk.post(f"{threads}journal/{message.pk}/").status_code == 302
    assert "Står i journalen" in desk.get(threads).content.decode()
    assert client.get(threads).status_code in {302, 403, 404}
