"""What stands on a party's page, and what never does."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tillit.casework.cases import ports
from tillit.casework.cases.actions import (
    close_case,
    move_case,
    open_my_case,
    open_my_paper,
    open_reply,
    publish_case,
    save_reply,
    send_reply,
    sign_note,
    start_case,
    start_note,
)
from tillit.casework.cases.models import Notice, PartyReply
from tillit.casework.cases.queries import sent_reply
from tillit.casework.cases.tests.families import (
    AT,
    BEGAN,
    BY,
    FROM,
    WHOLE,
    YOUNG,
    Family,
    make_family,
    me,
    person,
    publish,
)
from tillit.casework.cases.types import Ask, CloseReason, NoteKind, Paper, Part, PartyNews
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.actions import add_contact_way, join_household, make_household
from tillit.registers.people.types import ContactKind, Protection
from tillit.trust.access.actions import assign
from tillit.trust.access.types import AssignedAs

CANARIES = ("Kanariegatan", "070-7777", "Hemligt hus", "Oro för slag", "Pappan sa", "Erik", "Greta")


@pytest.fixture
def family(db) -> Family:
    return make_family()


@pytest.fixture
def news(monkeypatch) -> dict[UUID, PartyNews]:
    """What a module above says to each person; nobody else's."""
    told: dict[UUID, PartyNews] = {}

    def source(actor, case_id, ids, at):
        return next((told[each] for each in ids if each in told), PartyNews())

    monkeypatch.setattr(ports, "_party_sources", [source])
    return told


def seen(family: Family, who: UUID):
    return open_my_case(family.case, by=me(who), at=AT)


def note(family: Family, kind: NoteKind, text: str, who: UUID) -> None:
    made = start_note(
        family.case, kind, happened_at=AT - timedelta(days=9), text=text, with_person=who,
        by=family.alice, at=AT,
    )  # fmt: skip
    sign_note(made, version=1, by=family.alice, at=AT)


def test_nothing_of_the_other_guardian_or_the_file(family: Family) -> None:
    """Red when: my_case counts all meetings, shows the case's title, or a document's own name."""
    home = make_household("Hemligt hus", address="Kanariegatan 1", by=BY, at=BEGAN)
    join_household(home, family.father, **FROM)
    add_contact_way(family.father, ContactKind.PHONE, "070-7777", safe=True, **FROM)
    note(family, NoteKind.HOME_VISIT, "Pappan sa nej.", family.father)
    note(family, NoteKind.MEETING, "Mamman var med.", family.mother)
    paper = store_document(
        family.case, name="Brev till Erik.pdf", content=b"%PDF-1.4", kind=DocumentKind.OTHER,
        by=family.alice, at=AT,
    )  # fmt: skip
    publish(family, family.mother, replace(WHOLE, documents=(paper,)))
    case = seen(family, family.mother)
    assert [word for word in CANARIES if word in repr(case)] == []
    assert [s.times for s in case.stations if s.times] == [1]
    assert [each.title for each in case.papers] == ["Handling"]


def test_a_protected_child_gives_neither_name_nor_unit(db) -> None:
    """Red when: `hidden` is dropped in my_case: the unit tells where somebody lives."""
    family = make_family(protection=Protection.MARKED)
    publish(family, family.mother)
    case = seen(family, family.mother)
    assert case.child_name == ""
    assert case.handler
    assert "Barn 2" not in repr(case)
    assert "Charlie" not in repr(case)


def test_only_what_was_chosen(family: Family, news) -> None:
    """Red when: any part of my_case is shown without asking `parts`."""
    ask = Ask(uuid4(), "Läs det här.", AT.date(), AT.date() + timedelta(days=7), uuid4())
    letter = Paper(uuid4(), "Beslut", AT.date(), decision=True)
    news[family.mother] = PartyNews(asks=(ask,), papers=(letter,), decided_on=AT.date())
    shows = {
        Part.PATH: lambda case: case.stations,
        Part.HOLDER: lambda case: case.handler,
        Part.ASKS: lambda case: case.ask,
        Part.LETTERS: lambda case: letter in case.papers,
    }
    for part in Part:
        publish(family, family.mother, replace(WHOLE, parts=frozenset({part}), weighing="Men."))
        case = seen(family, family.mother)
        assert [each for each, has in shows.items() if has(case)] == [each for each in shows
                                                                      if each == part]  # fmt: skip


def test_the_path_follows_the_party_and_not_the_case(family: Family, news) -> None:
    """Red when: stage WITH_PARTIES or DECIDED moves the path of a party who has got nothing."""
    publish(family, family.mother)

    def now() -> str:
        return next(s.code for s in seen(family, family.mother).stations if s.state == "now")

    assert now() == "meeting"
    move_case(family.case, "send_to_parties", by=family.alice, at=AT)
    assert now() == "meeting"  # the other guardian was asked
    ask = Ask(uuid4(), "Läs.", AT.date(), AT.date() + timedelta(days=7))
    news[family.mother] = PartyNews(asks=(ask,))
    assert now() == "answering"
    news[family.mother] = PartyNews(asks=(replace(ask, answered_on=AT.date()),))
    assert now() == "decision"
    move_case(family.case, "decide", by=family.alice, at=AT)
    assert now() == "decision"  # no letter has gone to her
    news[family.mother] = PartyNews(decided_on=AT.date())
    assert now() == "support"
    close_case(family.case, reason=CloseReason.NO_SERVICE, text="Klart.", by=family.alice, at=AT)
    codes = [s.code for s in seen(family, family.mother).stations]
    assert codes == ["arrived", "opened", "meeting", "decision", "closed"]


def test_documents_made_for_somebody_else(family: Family, news) -> None:
    """Red when: publish_case or papers_for forgets not_theirs."""
    content = {"content": b"%PDF-1.4", "kind": DocumentKind.LETTER, "by": BY, "at": AT}
    his = store_document(family.case, name="b", **content)
    free = store_document(family.case, name="c", **content)
    publish(family, family.mother, replace(WHOLE, documents=(his,)))
    news[family.mother] = PartyNews(not_theirs=frozenset({his}))
    with pytest.raises(NotThere):
        open_my_paper(family.case, his, by=me(family.mother), at=AT)
    with pytest.raises(Refusal):
        publish(family, family.mother, replace(WHOLE, documents=(his,)))
    publish(family, family.mother, replace(WHOLE, documents=(free,)))
    assert open_my_paper(family.case, free, by=me(family.mother), at=AT).content
    with pytest.raises(NotThere):
        open_my_paper(family.case, free, by=me(family.father), at=AT)


def finished(family: Family, weeks: int) -> None:
    child = person("Alva", "Berg", born=date(2015, 1, 1))
    began = AT - timedelta(days=1, weeks=weeks)
    case = start_case(child, family.unit, responsible=family.alice.id, by=BY, at=began)
    move_case(case, "decide", by=family.alice, at=began + timedelta(weeks=weeks))


def test_usual_time_is_never_shown_of_fewer_than_five(family: Family) -> None:
    """Red when: FEWEST is 4, or the quartiles are swapped. This case is in week 17 (115 days)."""
    publish(family, family.mother)
    for weeks in (8, 10, 12, 14):
        finished(family, weeks)
        assert seen(family, family.mother).usual is None
    finished(family, 16)
    usual = seen(family, family.mother).usual
    assert usual is not None
    assert (usual.low, usual.high, usual.week, usual.slower) == (10, 14, 17, True)
    assert usual.cases == 5


def test_the_holder_and_who_stands_in(family: Family) -> None:
    """Red when: the deputy is not looked for."""
    from tillit.casework.cases.tests.families import worker

    idris = worker("Idris Warsame", family.unit)
    assign(family.case, idris.id, assigned_as=AssignedAs.DEPUTY, ground="cover", by=BY, at=AT)
    publish(family, family.mother)
    who = seen(family, family.mother).handler
    assert (who.name, who.title, who.stands_in) == (
        "Alice Strand",
        "Socialsekreterare",
        "Idris Warsame",
    )


def test_a_reply_is_a_draft_and_then_sent_once(family: Family, news) -> None:
    """Red when: send_reply does not compare sent_at, or a second window overwrites."""
    ask = Ask(uuid4(), "Läs.", AT.date(), AT.date() + timedelta(days=7))
    news[family.mother] = PartyNews(asks=(ask,))
    publish(family, family.mother)
    who = {"by": me(family.mother), "at": AT}
    assert save_reply(family.case, ask.id, text="Det stä", version=0, **who) == 1
    assert save_reply(family.case, ask.id, text="Det stämmer", version=1, **who) == 2
    with pytest.raises(Moved):
        save_reply(family.case, ask.id, text="Annat", version=1, **who)
    assert sent_reply(family.alice, ask.id, family.mother) == ""
    send_reply(family.case, ask.id, text="Det stämmer inte.", version=2, **who)
    with pytest.raises(Moved):
        send_reply(family.case, ask.id, text="Igen", version=3, **who)
    assert sent_reply(family.alice, ask.id, family.mother) == "Det stämmer inte."
    assert open_reply(family.case, ask.id, **who)[1].sent_at == AT
    assert Notice.objects.filter(staff_id=family.alice.id, kind="replied").count() == 1
    assert PartyReply.objects.count() == 1


def test_only_the_asked_party_answers(family: Family, news) -> None:
    """Red when: _asked does not look among the party's own asks."""
    ask = Ask(uuid4(), "Läs.", AT.date(), AT.date() + timedelta(days=7))
    news[family.father] = PartyNews(asks=(ask,))
    publish(family, family.mother)
    publish(family, family.child, replace(YOUNG, guardian_may_act=True))
    for who in (me(family.mother), me(family.father), me(family.mother, family.child)):
        with pytest.raises(NotThere):
            send_reply(family.case, ask.id, text="Hej", version=0, by=who, at=AT)


def test_as_many_questions_however_long_the_history(family: Family) -> None:
    """Red when: finished steps are read one by one. Ceiling: 40 statements cold."""
    publish_case(family.case, family.mother, WHOLE, by=family.alice, at=AT)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            seen(family, family.mother)
        counts.append(len(asked))
        for weeks in range(6, 12):
            finished(family, weeks)
    assert counts[0] == counts[1] <= 40
