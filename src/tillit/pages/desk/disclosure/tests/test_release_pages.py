"""The worker says who asks, gets the grounds that may fit, and writes it down."""

from datetime import UTC, datetime, timedelta
from html import unescape

from tests.support.town import staff_of
from tillit.kernel.actor import Role
from tillit.overview.disclosure.models import Release

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TYPED = {
    "name": "Utredare Berg, polisen",
    "what": "Var Noel var den 3 november.",
    "ground": "OSL-10-21",
    "weighing": "Förundersökningen gäller ett brott mot Noel.",
    "outcome": "given",
    "form": "oral",
    "on": "2026-11-24",
}


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode())


def test_the_whole_way(town, at_desk):
    """Red when: the ground of another recipient is offered, or the row does not come."""
    client, way = at_desk(town.maja, AT), f"/arbete/arenden/{town.case}/utlamnande/"
    first = text(client.get(way))
    assert "Vem vill ha uppgifter?" in first
    assert "Inget har lämnats ut." in first
    form = text(client.get(f"{way}?mottagare=police"))
    assert "Gäller misstanken ett brott mot barn?" in form
    assert "Den som anmält i sitt arbete får veta" not in form
    done = text(client.post(f"{way}?mottagare=police", TYPED, follow=True))
    assert "Lämnades ut till polis eller åklagare" in done
    assert Release.objects.get().by_name == "Maja Norrman"


def test_nothing_typed_is_lost(town, at_desk):
    """Red when: a refused form comes back empty, or answers 500."""
    client = at_desk(town.maja, AT)
    way = f"/arbete/arenden/{town.case}/utlamnande/?mottagare=police"
    answer = client.post(way, TYPED | {"form": ""})
    assert answer.status_code == 422
    assert "Utredare Berg" in text(answer)
    assert "Välj i vilken form" in text(answer)
    assert client.post(way, {}).status_code == 422


def test_who_comes_in(town, at_desk):
    """Red when: another unit reads the list, or a worker the reviewer's."""
    way = f"/arbete/arenden/{town.case}/utlamnande/"
    assert at_desk(town.samira, AT).get(way).status_code == 404
    assert at_desk(town.maja, AT).get("/arbete/utlamnande/").status_code == 404
    vera = staff_of("Vera Lindh", town.unit, Role.REVIEWER, "Säkerhet", AT - timedelta(days=9))
    assert "Inget är lämnat ut än." in text(at_desk(vera, AT).get("/arbete/utlamnande/"))
