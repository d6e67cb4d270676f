"""Tips and views: nobody where nobody is wanted, one answer, one report, all counted."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid1

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from tillit.contact.opinions import actions, queries
from tillit.contact.opinions.events import (
    OpinionAnswered,
    OpinionClosed,
    OpinionReported,
    OpinionSent,
)
from tillit.contact.opinions.models import Opinion
from tillit.contact.opinions.types import LONGEST, Kind, Stage
from tillit.kernel.actor import ActsAs
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.trust.audit.models import Payload

from .conftest import AT, LENA, MAJA, OLA, SOMEBODY, WORDS, Wants, opinion_in, sent

pytestmark = pytest.mark.django_db
# By name: a lower floor does not import a higher one, not even to look.
ConcernReport = apps.get_model("intake", "ConcernReport")
ReportedChild = apps.get_model("intake", "ReportedChild")


def everything() -> str:
    """All that the database holds, as one text."""
    found = []
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            for row in cursor.fetchall():
                found += [bytes(c).decode("utf8", "replace") if isinstance(c, bytes | memoryview)
                          else str(c) for c in row]  # fmt: skip
    return "\n".join(found)


def test_nothing_of_whoever_is_anonymous_is_kept(sara):
    """Red when: an id, a name or an hour of the sender, the code or the words in the clear reach a
    table or the log (a person was put on the row of a Guest, the code stored as it is)."""
    row, code = sent(wants=Wants.CODE)
    assert (row.person_id, row.on) == (None, date(2026, 11, 23))
    text = everything()
    assert WORDS not in text
    assert code not in text
    assert code.replace(" ", "") not in text
    leaf = Payload.objects.get(verb=OpinionSent.verb())
    assert (leaf.actor_kind, leaf.actor_ref, leaf.person_id) == ("guest", "", None)


def test_who_is_signed_in_is_kept_only_where_they_ask_for_it(sara):
    """Red when: the check that a name and an answer on own pages go together is taken away, in the
    action or in the table; or somebody writes in another's place."""
    for wants in (Wants.NOTHING, Wants.CODE):
        with pytest.raises(Refusal, match="Välj en kod"):
            sent(by=sara, wants=wants)
    with pytest.raises(Refusal, match="Välj en kod"):
        sent(wants=Wants.PAGES)
    with pytest.raises(Refusal, match="ditt eget"):
        sent(by=replace(sara, acts_for=new_id(), acts_as=ActsAs.GUARDIAN), wants=Wants.PAGES)
    with pytest.raises(Refusal, match="Här skriver invånare"):
        sent(by=LENA)
    row, code = sent(by=sara, wants=Wants.PAGES)
    assert (row.person_id, code) == (sara.id, "")
    with pytest.raises(IntegrityError), transaction.atomic():
        Opinion.objects.filter(pk=row.pk).update(wants=Wants.NOTHING)


def test_two_presses_are_one(db):
    """Red when: the id of the form is not the row's, or the code is drawn anew."""
    said = opinion_in(wants=Wants.CODE)
    first, again = (actions.send_opinion(said, by=SOMEBODY, at=AT) for _ in range(2))
    assert first == again
    assert Opinion.objects.count() == Payload.objects.filter(verb=OpinionSent.verb()).count() == 1
    with pytest.raises(Refusal, match="redan skickat"):
        actions.send_opinion(replace(said, text="Något annat."), by=SOMEBODY, at=AT)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": "  "}, "Skriv några ord"),
        ({"text": "a" * (LONGEST + 1)}, "för lång"),
        ({"id": uuid1()}, "för gammal"),
    ],
)
def test_what_is_wrong_is_said(db, changes, words):
    """Red when: the check is taken away."""
    with pytest.raises(Refusal, match=words):
        sent(**changes)


def test_the_answer_is_read_by_code_and_by_nothing_else(db):
    """Red when: another code finds it, or the answer is not there."""
    row, code = sent(wants=Wants.CODE)
    assert queries.by_code(SOMEBODY, code).answer == ""
    actions.answer_opinion(row.pk, " Stolar kommer i januari. ", by=LENA, at=AT)
    found = queries.by_code(SOMEBODY, code.replace(" ", "-"))
    assert (found.answer, found.stage) == ("Stolar kommer i januari.", Stage.ANSWERED)
    assert queries.by_code(SOMEBODY, "0000 0000 0000") is None
    assert "Stolar" not in everything()


def test_the_answer_is_read_by_who_signed_and_not_in_anothers_place(sara):
    """Red when: whoever acts for somebody reads it, or another resident does."""
    row, _ = sent(by=sara, wants=Wants.PAGES)
    actions.answer_opinion(row.pk, "Tack.", by=LENA, at=AT)
    assert [each.answer for each in queries.my_opinions(sara)] == ["Tack."]
    assert queries.my_opinions(replace(sara, id=new_id())) == []
    assert queries.my_opinions(replace(sara, id=new_id(), acts_for=sara.id)) == []
    assert queries.my_opinions(replace(sara, acts_for=new_id())) == []


def test_of_two_colleagues_the_second_is_told(db):
    """Red when: the second answer writes over the first, or the same press again is refused."""
    row, code = sent(wants=Wants.CODE)
    for _ in range(2):
        actions.answer_opinion(row.pk, "Först.", by=LENA, at=AT)
    with pytest.raises(Moved, match="Lena var före dig"):
        actions.answer_opinion(row.pk, "Sedan.", by=OLA, at=AT)
    assert queries.by_code(SOMEBODY, code).answer == "Först."
    assert Payload.objects.filter(verb=OpinionAnswered.verb()).count() == 1


def test_who_wants_an_answer_gets_one_and_who_does_not_is_let_be(db):
    """Red when: an opinion that waits for an answer can be closed, or the other answered."""
    asks, quiet = sent(wants=Wants.CODE)[0], sent()[0]
    with pytest.raises(Refusal, match="vill ha svar"):
        actions.close_opinion(asks.pk, by=LENA, at=AT)
    with pytest.raises(Refusal, match="vill inte ha svar"):
        actions.answer_opinion(quiet.pk, "Tack.", by=LENA, at=AT)
    with pytest.raises(Refusal, match="Skriv ett svar"):
        actions.answer_opinion(asks.pk, " ", by=LENA, at=AT)
    with pytest.raises(Refusal, match="för långt"):
        actions.answer_opinion(asks.pk, "a" * (LONGEST + 1), by=LENA, at=AT)
    for _ in range(2):
        actions.close_opinion(quiet.pk, by=LENA, at=AT)
    assert Payload.objects.filter(verb=OpinionClosed.verb()).count() == 1
    with pytest.raises(Moved):
        actions.answer_opinion(quiet.pk, "Tack.", by=OLA, at=AT)


def test_only_who_leads_reads_and_each_reading_leaves_a_trace(sara):
    """Red when: a colleague who does not lead comes in anywhere, or no leaf names the writer."""
    row, _ = sent(by=sara, wants=Wants.PAGES)
    for way_in in (
        lambda: queries.list_opinions(MAJA),
        lambda: queries.open_opinion(MAJA, row.pk, at=AT),
        lambda: queries.counted(MAJA, today=AT.date()),
        lambda: actions.answer_opinion(row.pk, "Tack.", by=MAJA, at=AT),
        lambda: actions.close_opinion(row.pk, by=MAJA, at=AT),
        lambda: actions.report_opinion(row.pk, by=MAJA, at=AT),
    ):
        with pytest.raises(Refusal, match="den som leder"):
            way_in()
    view = queries.open_opinion(LENA, row.pk, at=AT)
    assert (view.text, view.name) == (WORDS, "Sara Berg")
    assert Payload.objects.get(verb="open_opinion").person_id == sara.id
    with pytest.raises(NotThere):
        queries.open_opinion(LENA, new_id(), at=AT)
    with pytest.raises(NotThere):
        actions.close_opinion(new_id(), by=LENA, at=AT)


def test_who_waits_for_an_answer_stands_first(db):
    """Red when: the list is by day alone, or a kind shows the others, or done is among the new."""
    quiet, asks = sent()[0], sent(wants=Wants.CODE, kind=Kind.PRAISE)[0]
    assert [each.id for each in queries.list_opinions(LENA)] == [asks.pk, quiet.pk]
    assert [each.id for each in queries.list_opinions(LENA, kind=Kind.IDEA)] == [quiet.pk]
    actions.close_opinion(quiet.pk, by=LENA, at=AT)
    assert [each.id for each in queries.list_opinions(LENA)] == [asks.pk]
    assert [each.id for each in queries.list_opinions(LENA, done=True)] == [quiet.pk]


def test_a_child_in_danger_is_reported_once_by_the_colleague(sara, intake):
    """Red when: two taps are two reports, the writer's name follows, the words do not, the report
    has no clock, or the writer can no longer be answered."""
    row, _ = sent(by=sara, wants=Wants.PAGES, text="Barnen på trean är ute om nätterna.")
    first, again = (actions.report_opinion(row.pk, by=LENA, at=AT) for _ in range(2))
    assert first == again
    report = ConcernReport.objects.get()
    assert "Barnen på trean är ute om nätterna." in report.text
    assert report.unit_id == intake
    assert report.reporter_name.reveal() == "Lena"
    assert "Sara" not in everything_of(report)
    assert ReportedChild.objects.filter(report=report).count() == 1
    assert Payload.objects.filter(verb=OpinionReported.verb()).count() == 1
    actions.answer_opinion(row.pk, "Tack.", by=LENA, at=AT)
    assert queries.my_opinions(sara)[0].answer == "Tack."


def everything_of(report: Model) -> str:
    """What the report says, sealed or not."""
    sealed = (report.reporter_name, report.reporter_contact, report.reporter_role)
    return report.text + "".join(each.reveal() for each in sealed if each)


def test_where_nobody_receives_nothing_is_marked(db):
    """Red when: the opinion is marked before the report is made."""
    row, _ = sent()
    with pytest.raises(Refusal):
        actions.report_opinion(row.pk, by=LENA, at=AT)
    row.refresh_from_db()
    assert row.report_id is None


def test_all_are_counted_by_kind_and_month(db):
    """Red when: a month or a kind is missing, or the year before last is there."""
    sent()
    sent(kind=Kind.PRAISE)
    old, _ = sent(kind=Kind.COMPLAINT)
    Opinion.objects.filter(pk=old.pk).update(on=date(2026, 9, 3))
    gone, _ = sent()
    Opinion.objects.filter(pk=gone.pk).update(on=AT.date() - timedelta(days=500))
    counts = queries.counted(LENA, today=AT.date())
    assert [(each.month, each.total) for each in counts] == [
        (date(2026, 11, 1), 2), (date(2026, 9, 1), 1),
    ]  # fmt: skip
    assert dict(counts[1].by_kind)[Kind.COMPLAINT] == 1
