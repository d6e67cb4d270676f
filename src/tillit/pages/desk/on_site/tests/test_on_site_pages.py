"""A day at a place: taps that are sent twice, a group from its first name to who came."""

import re
from datetime import time
from uuid import uuid4

import pytest
from django.utils import timezone

from tillit.contact.participation.models import Attendance, Group, Occasion, SignUp, Visit
from tillit.kernel.actor import Role, System
from tillit.kernel.swedish import day_of
from tillit.pages.desk.people.tests.conftest import signed_in
from tillit.registers.directory.actions import say_place
from tillit.registers.directory.tests.conftest import publish
from tillit.registers.directory.types import Hours, Identity, PlaceIn, Where
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

TOWN, PAGE = System("tests"), "/arbete/pa-plats/"
AT = timezone.now()


@pytest.fixture
def unit(db):
    return open_unit("Fältet", UnitKind.INVESTIGATION, by=TOWN, at=AT)


@pytest.fixture
def place(db):
    place = say_place(PlaceIn("Hamnen", Where.INDOORS, "Kajgatan 4"), by=TOWN, at=AT)
    publish("kafe", name="Kafét", identity=Identity.FIRST_NAME, alone_from=15, at=AT,
            hours={place: (Hours(1, time(18), time(21)),)})  # fmt: skip
    return place


def body(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode().replace("\xa0", " ")


def tapped(place, **changes):
    return {"id": str(uuid4()), "offer": "kafe", "place": str(place), "band": "25-64"} | changes


def test_a_tap_counts_once_and_the_place_is_remembered(unit, place):
    """Red when: the same tap sent again counts twice, the place is asked for again, or the last
    tap cannot be undone."""
    mia = signed_in(unit, Role.SOCIAL_WORKER)
    assert "Var är du i dag?" in body(mia.get(PAGE))
    assert "Tryck när någon kommer" in body(mia.get(f"{PAGE}?plats={place}"))
    said = tapped(place)
    for _ in range(2):
        assert mia.post(f"{PAGE}rakna/", said).status_code == 302
    page = body(mia.get(PAGE))
    assert "1 i dag" in page
    assert "Senast räknad: 25–64 år" in page
    assert mia.post(f"{PAGE}angra/", {"id": said["id"]}).status_code == 302
    assert not Visit.objects.exists()
    assert "Senast räknad" not in body(mia.get(PAGE))


def test_a_tap_that_waited_for_the_line_gets_a_short_answer(unit, place):
    """Red when: the page's own sending is answered by a page, or a child passes without a yes."""
    mia, waited = signed_in(unit, Role.SOCIAL_WORKER), {"X-Requested-With": "waited"}
    answer = mia.post(f"{PAGE}rakna/", tapped(place), headers=waited)
    assert (answer.status_code, answer.content) == (204, b"")
    child = tapped(place, band="6-12")
    answer = mia.post(f"{PAGE}rakna/", child, headers=waited)
    assert "Under 15 år" in body(answer, 422)
    assert mia.post(f"{PAGE}rakna/", child | {"yes": "on"}, headers=waited).status_code == 204
    assert "gick inte att läsa" in body(mia.post(f"{PAGE}rakna/", {}, headers=waited), 422)
    assert Visit.objects.count() == 2


def test_a_group_from_its_first_day_to_who_came(unit, place):
    """Red when: a step of it does not hold, or somebody else's unit reads the list."""
    mia, other = (
        signed_in(unit, Role.SOCIAL_WORKER),
        signed_in(
            open_unit("Annan", UnitKind.INVESTIGATION, by=TOWN, at=AT),
            Role.SOCIAL_WORKER,
            subject="o",
        ),
    )
    said = {
        "offer": "kafe", "name": "Kvällsgruppen", "place": str(place), "unit": str(unit),
        "first": f"{day_of(AT)}", "last": "", "begins": "18.00", "ends": "17.00",
        "every_days": "7", "seats": "1",
    }  # fmt: skip
    assert "Sluttiden ligger före" in body(mia.post(f"{PAGE}ny-grupp/", said), 422)
    assert mia.post(f"{PAGE}ny-grupp/", said | {"ends": "20.00"}).status_code == 302
    group = f"{PAGE}grupp/{Group.objects.get().pk}/"
    assert other.get(group).status_code == 404
    assert "Ingen är anmäld än" in body(mia.get(group))
    for name in ("Alva", "Bo"):
        made = {"once": str(uuid4()), "given": name, "band": "25-64", "phone": "070-1740605"}
        assert mia.post(group, made).status_code == 302
    page = body(mia.get(group))
    assert "Alva" in page
    assert "1. Bo" in page
    alva = SignUp.objects.get(stage="placed")
    came = {"sign_up": str(alva.pk), "occasion": str(Occasion.objects.get().pk), "came": "ja"}
    assert mia.post(f"{PAGE}kom/", came).status_code == 302
    assert Attendance.objects.get().attended
    assert re.search(r'aria-pressed="true">Kom<', body(mia.get(group)))
    assert mia.post(f"{PAGE}anmald/{alva.pk}/bort/").status_code == 302
    assert SignUp.objects.get(stage="placed").given.reveal() == "Bo"
    off = f"{PAGE}tillfalle/{Occasion.objects.get().pk}/installt/"
    assert mia.post(off, {}).status_code == 302
    assert "Skriv varför" in body(mia.get(group))
    key = f"off-{Occasion.objects.get().pk}-why"
    assert mia.post(off, {key: "Vattnet är avstängt."}).status_code == 302
    assert "Vattnet är avstängt." in body(mia.get(group))


def test_the_sign_leads_to_the_place_and_planners_alone_read_figures(unit, place):
    """Red when: the address on the sign is another, or a worker reads what is for planners."""
    mia, lead = signed_in(unit, Role.SOCIAL_WORKER), signed_in(unit, Role.LEADER, subject="l")
    page = body(mia.get(f"{PAGE}skylt/{place}/"))
    assert f"/plats/{place}/" in page
    assert "<svg" in page
    assert mia.get(f"{PAGE}skylt/{uuid4()}/").status_code == 404
    assert mia.get(f"{PAGE}var-saknas/").status_code in {403, 422}
    page = body(lead.get(f"{PAGE}var-saknas/"))
    assert "Minst besökta platser" in page
    assert "Kafét" in body(lead.get(f"{PAGE}var-saknas/?first=2026-01-01&last=2026-02-01"))
