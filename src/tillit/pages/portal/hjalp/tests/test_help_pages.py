"""Whoever looks for help finds it, says nothing of who they are, and leaves no trace."""

import html
import re
from datetime import time, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tillit.kernel.swedish import day_of
from tillit.pages.portal.hjalp.opening import now_of, week_of
from tillit.registers.directory import actions, queries
from tillit.registers.directory.tests.conftest import AT, EVENINGS, TOWN, publish
from tillit.registers.directory.types import FRESH_DAYS, Hours, PlaceIn, Way, Where
from tillit.trust.audit.models import Leaf

pytestmark = pytest.mark.django_db
HELP = "/hjalp/"


@pytest.fixture
def clock(monkeypatch):
    """The moment that the pages are told, in a list that a test may change."""
    moment = [AT]
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: moment[0])
    return moment


@pytest.fixture(autouse=True)
def town(db, clock):
    said = PlaceIn("Mötesplats Hamnen", Where.INDOORS, "Kajgatan 4")
    place = actions.say_place(said, by=TOWN, at=AT)
    publish(hours={place: EVENINGS}, languages=("sv", "ar"))
    publish("frid", name="Frid", what="Stöd när någon gör dig illa.", situations=("violence",))
    publish("familj", name="Kontaktfamilj", what="En familj till.", way=Way.ASSESSED,
            kind="CONTACT", situations=("home",))  # fmt: skip


def read(address, status=200, **asked):
    """The page as words: as it is, or as it answers a form."""
    answer = Client().post(address, asked) if asked else Client().get(address)
    assert answer.status_code == status
    text = html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return " ".join(text.split())


def test_from_the_front_page_to_what_helps():
    """Red when: the front page does not search, or a line leads nowhere."""
    page = read("/")
    for words in ("Sök hjälp", "Jobbigt hemma", "Öppet just nu", "öppet till 23.00"):
        assert words in page
    page = read(HELP, q="jag orkar inte med mina barn")
    assert page.index("Föräldrachatten") < page.index("Kontaktfamilj")
    assert "Jobbigt hemma" in page
    page = read(f"{HELP}foraldrachatten/")
    for words in ("Så börjar du", "Kajgatan 4", "18.00–23.00", "arabiska", "Bekräftat 22"):
        assert words in page
    assert read(f"{HELP}finns-inte/", 404)


def test_danger_puts_112_first():
    """Red when: the words of danger are not heard, or all words are."""
    page = read(HELP, q="han slår mig")
    assert page.index("Ring 112") < page.index("Frid")
    assert "Lämna sidan" in page
    assert "Är det akut? Ring 112." in read(HELP, q="jag vill inte leva")
    assert "Är du i fara nu?" in read(HELP, valj="violence")
    assert "Är du i fara nu?" not in read(HELP, q="skulder")


def test_filters_narrow_and_say_when_they_hide_all():
    """Red when: a filter is not asked, or an empty answer says that nothing is there."""
    assert "Kontaktfamilj" not in read(HELP, byt="direkt")
    assert "Frid" not in read(HELP, byt="oppet")
    assert "Frid" not in read(HELP, byt="ar")
    assert "Inget av det passar valen" in read(HELP, q="kontaktfamilj", byt="direkt")
    assert "Vi hittade inget" in read(HELP, q="qzxwv")
    assert "Föräldrachatten" in read(HELP, laget="finns-inte", sprak="")


def test_words_and_situation_stand_in_no_address():
    """Red when: an address is asked for words, a form is got and not posted, the answer sends the
    browser on, or a link carries what was typed or chosen."""
    for asked in ({"q": "skulder"}, {"laget": "violence"}, {"valj": "violence"}, {"sprak": "ar"}):
        answer = Client().get(HELP, asked)
        assert "Kontaktfamilj" in answer.content.decode(), asked  # all that there is
        assert 'value="skulder"' not in answer.content.decode()
        sent = Client().post(HELP, asked)
        assert sent.status_code == 200
        assert not sent.has_header("Location")
        for href in re.findall(r'(?:href|action)="([^"]*)"', sent.content.decode()):
            assert not re.search("skulder|violence|sprak", href), href
    front = Client().get("/").content.decode()
    assert 'method="get"' not in front
    assert "laget=" not in front


def test_the_address_may_ask_for_what_tells_nothing():
    """Red when: the front page's own links ("Visa alla") no longer narrow."""
    assert "Kontaktfamilj" not in Client().get(HELP, {"direkt": "1"}).content.decode()
    assert "Frid" not in Client().get(HELP, {"oppet": "1"}).content.decode()


def test_a_filter_keeps_what_was_typed_and_a_second_press_lifts_it():
    """Red when: a button of the form forgets the words, the situation or the other filters."""
    page = Client().post(HELP, {"q": "kontaktfamilj", "oppet": "1", "byt": "direkt"})
    text = page.content.decode()
    assert 'value="kontaktfamilj"' in text
    assert 'name="oppet" value="1"' in text
    assert 'name="direkt" value="1"' in text
    page = Client().post(HELP, {"direkt": "1", "byt": "direkt"}).content.decode()
    assert 'name="direkt" value="1"' not in page
    page = Client().post(HELP, {"laget": "home", "byt": "ar"}).content.decode()
    assert 'name="laget" value="home"' in page
    assert 'name="sprak" value="ar"' in page
    page = Client().post(HELP, {"q": "bråk", "valj": "money"}).content.decode()
    assert 'name="laget" value="money"' in page
    assert 'value="bråk"' not in page


def test_a_search_that_finds_nothing_is_a_number_and_no_words():
    """Red when: a hit is counted, two searches are two rows, the words are written anywhere, or
    the situation that is missing is not told."""
    with CaptureQueriesContext(connection) as seen:
        for _ in range(2):
            read(HELP, q="qzxwv")
        read(HELP, q="skulder hos kronofogden")
        read(HELP, q="han slår")
        read(HELP, q="kontaktfamilj", byt="direkt")  # hidden by a choice, but there
    day = day_of(AT)
    assert queries.unmet_searches(None, since=day) == {(day, ""): 2, (day, "money"): 1}
    assert not [x["sql"] for x in seen if "qzxwv" in x["sql"] or "kronofogden" in x["sql"]]


def test_what_is_old_or_gone_says_so(clock):
    """Red when: an old offer looks fresh, or a withdrawn one open."""
    clock[0] = AT + timedelta(days=FRESH_DAYS + 1)
    assert "Vi vet inte om det här stämmer" in read(f"{HELP}frid/")
    assert "Frid" not in read(HELP)
    actions.withdraw_offer("frid", reason="Teamet har slagits ihop.", by=TOWN, at=AT)
    assert "Teamet har slagits ihop." in read(f"{HELP}frid/")


def test_looking_leaves_no_trace_anywhere():
    """Red when: a page of the directory keeps a session, sets a cookie, or writes a row."""
    before = Leaf.objects.count()
    with CaptureQueriesContext(connection) as seen:
        for answer in (Client().get("/"), Client().post(HELP, {"q": "han slår mig"}),
                       Client().get(f"{HELP}frid/")):  # fmt: skip
            assert set(answer.cookies) <= {"csrftoken"}  # says nothing of who it is
            assert "private" in answer["Cache-Control"] or "no-store" in answer["Cache-Control"]
    assert not [each["sql"] for each in seen if not each["sql"].startswith("SELECT")]
    assert not [each["sql"] for each in seen if "slår" in each["sql"]]
    assert (Leaf.objects.count(), Session.objects.count()) == (before, 0)


def test_a_hundred_offers_ask_no_more_than_three():
    """Red when: an offer is read by itself."""

    def asked():
        with CaptureQueriesContext(connection) as seen:
            read(HELP)
        return len(seen)

    few = asked()
    for number in range(100):
        publish(f"mer-{number}", name=f"Mer {number}")
    assert asked() == few


def hours(*some):
    publish("prov", name="Prov", hours={queries.all_places(None)[0].id: some})
    return queries.offer(None, "prov")


@pytest.mark.parametrize(
    ("some", "opens", "words"),
    [
        ((Hours(6, time(18), time(23)),), True, "öppet till 23.00"),
        ((Hours(6, time(0), time(23, 59)),), True, "öppet dygnet runt"),
        ((Hours(6, time(9), time(17)),), False, "öppnar sön 09.00"),
        ((Hours(6, time(22), time(23)),), False, "öppnar 22.00"),
        ((Hours(0, time(9), time(17)), Hours(2, time(9), time(17))), False, "öppnar mån 09.00"),
        ((), False, ""),
    ],
)
def test_whether_it_is_open_just_now(some, opens, words):
    """Sunday 21.40. Red when: the weekday, the clock of Stockholm or the next week is wrong."""
    found = now_of(hours(*some), AT)
    assert (found.open, found.words) == (opens, words)


def test_the_week_is_read_a_day_at_a_time():
    """Red when: two spans of a day stand on two lines, or a booked time looks like drop-in."""
    some = (Hours(3, time(13), time(15), drop_in=False), Hours(3, time(9), time(12)))
    assert week_of(some) == [("tor", "09.00–12.00 och 13.00–15.00, med tid")]


def test_days_in_a_row_that_are_alike_are_one_line():
    """Red when: a week is seven lines, or a day between them is passed over."""
    some = [Hours(day, time(9), time(17)) for day in (0, 1, 2, 4)] + [Hours(5, time(10), time(14))]
    assert week_of(some) == [
        ("mån–ons", "09.00–17.00"), ("fre", "09.00–17.00"), ("lör", "10.00–14.00"),
    ]  # fmt: skip
