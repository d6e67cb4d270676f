"""What was sent comes once, to those it is for, and leaves nobody where nobody is to be known."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tillit.contact.eservices import actions, queries
from tillit.contact.eservices.models import Submission
from tillit.contact.eservices.types import Stage
from tillit.contact.participation.tests.test_nobody import everything
from tillit.kernel.actor import Role
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.directory.tests.conftest import AT
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.models import Payload

from .conftest import SOMEBODY, TOWN, staff
from .test_forms import BY_CODE

pytestmark = pytest.mark.django_db
TALK = {"together": "no", "why": "Hot.", "children": "Två, 4 och 7", "other": "Bo Berg"}
OMBUD = {"adult": "ja", "self": "me", "called": "Kaneli", "phone": "070-1740605"}


@pytest.fixture
def published(unit):
    def publish(code):
        return actions.publish_form(BY_CODE[code][1], unit_id=unit, by=TOWN, at=AT)

    return publish


def test_an_information_talk_has_its_four_weeks(published, unit, sara, mia):
    """Lag 2021:530 5 §. Red when: the clock is not the law's, a second press is a second one, or
    the questions are not those that were answered."""
    form, key = published("informationssamtal"), uuid4()
    first, again = (actions.send(form, key, TALK, by=sara, at=AT) for _ in range(2))
    assert first == again
    [line] = queries.waiting(mia, at=AT)
    assert line.due == date(2026, 12, 20)
    assert line.name == "Sara Berg"
    read = actions.open_submission(first.id, by=mia, at=AT)
    assert ("Den andra förälderns namn", "Bo Berg") in read.answers
    assert Payload.objects.filter(verb="open_submission", person_id=sara.id).count() == 1
    changed = BY_CODE["informationssamtal"][1].replace("Den andra förälderns namn", "Annat")
    actions.publish_form(changed, unit_id=unit, by=TOWN, at=AT)
    assert actions.open_submission(first.id, by=mia, at=AT).answers == read.answers
    with pytest.raises(Moved, match="ändrats"):
        actions.send(form, uuid4(), TALK, by=sara, at=AT)


def test_what_is_missing_or_not_asked_is_not_kept(published, sara, mia):
    """Red when: a half answered form is received, or an answer that nothing leads to is kept."""
    form = published("informationssamtal")
    with pytest.raises(Refusal, match="saknas svar"):
        actions.send(form, uuid4(), {"together": "yes"}, by=sara, at=AT)
    sent = actions.send(form, uuid4(), TALK | {"together": "yes"}, by=sara, at=AT)
    assert "Hot." not in str(actions.open_submission(sent.id, by=mia, at=AT).answers)
    with pytest.raises(Refusal, match="Logga in"):
        actions.send(form, uuid4(), TALK, by=SOMEBODY, at=AT)


def test_where_no_file_is_kept_nobody_is_known_and_the_answers_go(published, sara, mia):
    """Personligt ombud and family counselling. Red when: the row or the log says who had signed
    in, or the answers are left when it is done."""
    form = published("personligt-ombud")
    before = everything()
    sent = actions.send(form, uuid4(), OMBUD, by=sara, at=AT)
    row = Submission.objects.get()
    assert row.person_id is None
    assert everything().count(str(sara.id)) == before.count(str(sara.id))
    assert "Kaneli" not in everything()  # sealed
    assert queries.my_sent(sara) == []
    with pytest.raises(Refusal, match="Skriv vad som händer"):
        actions.finish(sent.id, reply=" ", by=mia, at=AT)
    actions.finish(sent.id, reply="Ombudet ringer dig på torsdag.", by=mia, at=AT)
    assert Submission.objects.get().answers is None
    assert actions.open_submission(sent.id, by=mia, at=AT).answers == ()
    found = queries.status_by_code(SOMEBODY, sent.code.replace(" ", "-"))
    assert found == (AT, Stage.DONE, "Ombudet ringer dig på torsdag.")
    assert queries.status_by_code(SOMEBODY, "1") is None


def test_the_database_keeps_nobody_where_there_is_no_file(published, sara):
    """Red when: a constraint is dropped."""
    actions.send(published("personligt-ombud"), uuid4(), OMBUD, by=SOMEBODY, at=AT)
    for change in ({"person_id": sara.id}, {"stage": Stage.DONE, "done_at": AT}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Submission.objects.update(**change)


def test_only_the_unit_it_came_to_reads_and_one_at_a_time_works(published, sara, mia, lena):
    """Red when: another unit reads it, somebody takes what another has, or the sender cannot."""
    sent = actions.send(published("informationssamtal"), uuid4(), TALK, by=sara, at=AT)
    other = staff(
        open_unit("Annan", UnitKind.INVESTIGATION, by=TOWN, at=AT), "Ove", Role.SOCIAL_WORKER
    )
    assert queries.waiting(other, at=AT) == []
    for act in (actions.open_submission, actions.take):
        with pytest.raises(NotThere):
            act(sent.id, by=other, at=AT)
    assert queries.number_new(mia) == 1
    for _ in range(2):
        actions.take(sent.id, by=mia, at=AT)
    with pytest.raises(Moved, match="Mia arbetar redan"):
        actions.take(sent.id, by=lena, at=AT)
    actions.let_go(sent.id, by=lena, at=AT)
    actions.take(sent.id, by=lena, at=AT)
    actions.finish(sent.id, reply="Vi ses den 8 december kl. 10.", by=lena, at=AT)
    for act in (actions.take, lambda pk, **who: actions.finish(pk, reply="En gång till.", **who)):
        with pytest.raises(Moved, match="redan klart"):
            act(sent.id, by=mia, at=AT)
    assert actions.open_mine(sent.id, by=sara, at=AT).reply == "Vi ses den 8 december kl. 10."
    assert [each.stage for each in queries.my_sent(sara)] == [Stage.DONE]
    assert [each.id for each in queries.waiting(mia, at=AT, done=True)] == [sent.id]
    assert queries.status_by_code(SOMEBODY, sent.code) is None
