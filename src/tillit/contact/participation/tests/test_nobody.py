"""Where nobody says who they are, nobody can be found: not in a table, not in the log."""

from datetime import timedelta
from uuid import UUID, uuid1, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tillit.contact.participation import actions, queries
from tillit.contact.participation.models import KeptVisit, SignUp, Visit
from tillit.contact.participation.types import Band, Came, Guardian, Sex
from tillit.kernel.refusal import Refusal
from tillit.registers.directory.tests.conftest import AT
from tillit.registers.directory.types import Identity
from tillit.registers.people.models import Person

from .conftest import LENA, MIA, SOMEBODY, begin, offered, visit, wants

pytestmark = pytest.mark.django_db
CLOSED = (models.DateField, models.BooleanField, models.ForeignKey, models.UUIDField)


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


def test_a_visit_has_no_room_for_anybody() -> None:
    """Red when: a column is added that may hold words, a person, a colleague or a moment."""
    for column in Visit._meta.concrete_fields:
        closed = isinstance(column, CLOSED) and not isinstance(column, models.DateTimeField)
        assert closed or column.choices or column.name == "thread", column.name
        if isinstance(column, models.ForeignKey):
            assert column.related_model._meta.app_label in {"directory", "participation"}
            assert column.related_model is not SignUp


@pytest.fixture
def nobody(place):
    offered("grupp", Identity.NOBODY, alone_from=15)
    return begin(place, seats=None), place


names = st.text(st.characters(categories=["Ll"], max_codepoint=0xFF), min_size=6, max_size=12)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=names, phone=st.from_regex(r"07[0-9]{8}", fullmatch=True), band=st.sampled_from(Band),
    sex=st.sampled_from([None, *Sex]), came=st.sampled_from(Came), signed_in=st.booleans(),
)  # fmt: skip
def test_no_person_can_arise(nobody, sara, name, phone, band, sex, came, signed_in) -> None:
    """Whatever somebody writes, whoever sends it: not a letter of it is kept. Red when: the name,
    the telephone, the code, or who signed in reaches a table or the log."""
    group, place = nobody
    sender = sara if signed_in else SOMEBODY
    yes = Guardian.YES if band.lowest < 18 else Guardian.NOT_NEEDED
    before, persons = everything(), Person.objects.count()
    answer = actions.sign_up(
        wants(group, given=name, phone=phone, band=band, came=came, guardian=yes),
        by=sender, at=AT,
    )  # fmt: skip
    said = visit(place, band=band, sex=sex, came=came, guardian=yes, code=answer.code)
    actions.count_visit(said, by=SOMEBODY, at=AT)
    row = SignUp.objects.latest("turn")
    assert (row.person_id, row.given, row.phone) == (None, None, None)
    assert Person.objects.count() == persons
    after = everything()
    for secret in (name, phone, answer.code, answer.code.replace("-", "")):
        assert after.count(secret) == before.count(secret), secret
    if signed_in:  # the log says that a resident was there; it must not say which
        assert after.count(str(sender.id)) == before.count(str(sender.id))


def test_the_database_refuses_a_name_where_nobody_has_one(nobody) -> None:
    """Red when: the constraint is dropped."""
    group, _ = nobody
    actions.sign_up(wants(group), by=SOMEBODY, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignUp.objects.update(given="Alva")


def test_the_database_refuses_a_child_without_a_yes(nobody) -> None:
    """Red when: the constraint is dropped."""
    _, place = nobody
    actions.count_visit(visit(place), by=MIA, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.update(band=Band.TEEN)


def test_a_child_without_a_yes_is_not_counted_as_taking_part(nobody) -> None:
    """SoL 21:2 holds also where nobody has a name. Red when: the age is not asked for."""
    _, place = nobody
    with pytest.raises(Refusal, match="Under 15 år"):
        actions.count_visit(visit(place, band=Band.TEEN), by=MIA, at=AT)
    actions.count_visit(visit(place, band=Band.YOUTH), by=MIA, at=AT)
    actions.count_visit(visit(place, band=Band.TEEN, guardian=Guardian.YES), by=MIA, at=AT)


def test_a_tap_that_is_sent_twice_is_one_and_can_be_taken_back_that_day(nobody) -> None:
    """Red when: the id is not the visit's own, or yesterday's count can be changed."""
    _, place = nobody
    said = visit(place)
    for _ in range(2):
        actions.count_visit(said, by=MIA, at=AT)
    assert Visit.objects.count() == 1
    actions.take_back_visit(said.id, by=MIA, at=AT + timedelta(days=1))
    assert Visit.objects.count() == 1
    actions.take_back_visit(said.id, by=MIA, at=AT)
    actions.take_back_visit(said.id, by=MIA, at=AT)
    assert not Visit.objects.exists()


def test_an_id_that_tells_its_moment_is_refused(nobody) -> None:
    """Red when: any id will do."""
    _, place = nobody
    with pytest.raises(Refusal, match="för gammal"):
        actions.count_visit(visit(place, id=uuid1()), by=SOMEBODY, at=AT)
    assert UUID(int=uuid4().int).version == 4


def test_a_code_finds_its_own_visits_and_no_two_rows_look_alike(nobody, sara) -> None:
    """Decisions, Process 16. Red when: fingerprints of one code are the same in two rows, another
    code finds them, or what is kept changes the visits."""
    _, place = nobody
    mine, other = "ABDE-FHJK-LMNP", "ABDE-FHJK-LMNR"
    for code, days in ((mine, 0), (mine, 1), (other, 0), ("", 0)):
        actions.count_visit(visit(place, code=code), by=SOMEBODY, at=AT + timedelta(days=days))
    threads = set(Visit.objects.exclude(thread="").values_list("thread", flat=True))
    assert len(threads) == 3
    assert len(queries.earlier_visits(SOMEBODY, "abde fhjk lmnp")) == 2
    assert queries.earlier_visits(SOMEBODY, "ABDE") == []
    before = list(Visit.objects.order_by("pk").values())
    assert [actions.keep_visits(mine, by=sara, at=AT) for _ in range(2)] == [2, 2]
    assert list(Visit.objects.order_by("pk").values()) == before
    assert KeptVisit.objects.count() == len(queries.kept_visits(sara)) == 2
    with pytest.raises(Refusal, match="inga besök"):
        actions.keep_visits("ABDE-FHJK-LMNX", by=sara, at=AT)
    actions.let_go_of_visits(by=sara, at=AT)
    assert queries.kept_visits(sara) == []


def test_few_are_never_told(nobody) -> None:
    """Red when: one to four are shown, or a small rest can be counted from a part."""
    _, place = nobody
    yes = {"band": Band.TEEN, "guardian": Guardian.YES}
    day = AT.date()
    for number, more, told in ((4, {}, (None, None)), (6, yes, (10, None)), (1, {}, (11, 6))):
        for _ in range(number):
            actions.count_visit(visit(place, **more), by=MIA, at=AT)
        (line,) = queries.visits_by_place(LENA, day, day)
        assert (line.number, line.children) == told
    with pytest.raises(Refusal, match="planerar"):
        queries.visits_by_place(MIA, day, day)
