"""Activity at the desk: plan, note a week in one press, assess; and on one's own pages."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.who import signed_in
from tillit.areas.assistance.models import ActivityDay, ActivityPlan, Worksheet
from tillit.areas.assistance.tests.conftest import AT, sent
from tillit.areas.assistance.tests.noting import MONDAY, away, plan_of
from tillit.trust.identity.types import Audience

PLAN = {
    "kind": "language", "place": "Solby vuxenskola", "hours": "16", "weekdays": ["0", "1", "2"],
    "valid_from": "2025-11-03", "valid_to": "2026-01-30", "working_percent": "0",
    "agreed": "yes", "text": "Du börjar i grupp 2.",
}  # fmt: skip
DAY = {"told_by": "worker", "judged": "unknown"}


def text(answer):
    """The page as it is read."""
    return unescape(answer.content.decode()).replace("\u00a0", " ")


@pytest.fixture
def case(world):
    return Worksheet.objects.get(pk=sent(world)).case_id


def of(world, case):
    return reverse("desk:activity_of", args=[case, world.sven])


def test_a_plan_is_written_and_a_week_noted_in_one_press(world, case, at_desk):
    """Red when: the list has no way to the person, the form saves nothing, or the week's button
    notes nothing."""
    client = at_desk(world.wanja, AT)
    assert of(world, case) in text(client.get(reverse("desk:activity")))
    address = reverse("desk:activity_plan", args=[case, world.sven])
    wrong = client.post(address, PLAN | {"hours": "många"})
    assert wrong.status_code == 422
    assert "skriv timmar med siffror" in text(wrong)
    assert "Du börjar i grupp 2." in text(wrong)
    done = text(client.post(address, PLAN, follow=True))
    assert "Språk, Solby vuxenskola: 16 timmar i veckan" in done
    week = reverse("desk:activity_week", args=[case, world.sven])
    noted = text(client.post(week, {"vecka": "2025-11-17"}, follow=True))
    assert "Antecknat." in noted
    assert "16 timmar bestämda. 16 timmar på plats." in noted
    assert "redan antecknat" in text(client.post(week, {"vecka": "2025-11-17"}, follow=True))


def test_a_day_is_noted_and_assessed_and_nothing_typed_is_lost(world, case, at_desk):
    """Red when: the day's form does not carry `seen`, or a refusal empties it."""
    plan = plan_of(world, case, world.sven)
    client = at_desk(world.wanja, AT)
    address = f"{reverse('desk:activity_day', args=[plan])}?dag={MONDAY}"
    assert "Inte antecknat än" in text(client.get(address))
    client.post(address, DAY | {"hours": "0", "text": "Kom inte"})
    first = ActivityDay.objects.get()
    listed = text(client.get(reverse("desk:activity")))
    assert "1 dag att bedöma" in listed
    assert "1 person har dagar att ta reda på" in listed
    assert str(first.pk) in text(client.get(address))
    said = DAY | {"seen": str(first.pk), "hours": "0", "judged": "not_valid", "text": "Ville ej"}
    wrong = client.post(address, said)
    assert wrong.status_code == 422
    assert "vad personen själv har sagt" in text(wrong)
    assert "Ville ej" in text(wrong)
    late = client.post(address, DAY | {"hours": "4"})
    assert late.status_code == 409
    client.post(address, said | {"why": "Han säger att han inte ville gå."})
    assert ActivityDay.objects.filter(judged="not_valid").count() == 1
    assert "Tidigare anteckningar" in text(client.get(address))


def test_a_good_reason_is_one_press(world, case, at_desk):
    """Red when: the button is gone, or posts to nothing; and when somebody else's case opens."""
    plan = plan_of(world, case, world.sven)
    entry = away(world, plan, reason="ill", told_by="person")
    client = at_desk(world.wanja, AT)
    press = reverse("desk:activity_valid", args=[entry])
    assert press in text(client.get(of(world, case)))
    assert at_desk(world.olle, AT).post(press).status_code == 404
    client = at_desk(world.wanja, AT)
    assert "giltigt skäl" in text(client.post(press, follow=True))
    assert press not in text(client.get(of(world, case)))
    assert "Någon annan har just antecknat" in text(client.post(press, follow=True))


def test_an_activity_is_ended(world, case, at_desk):
    """Red when: the form of the end saves nothing."""
    plan = plan_of(world, case, world.sven)
    client = at_desk(world.wanja, AT)
    address = reverse("desk:activity_end", args=[plan])
    assert client.post(address, {"last": "2025-11-28", "why": ""}).status_code == 422
    done = client.post(address, {"last": "2025-11-28", "why": "Ny praktik."}, follow=True)
    assert "Avslutad av Wanja: Ny praktik." in text(done)
    assert ActivityPlan.objects.get(pk=plan).ended_on is not None


def test_the_limit_is_marked_where_it_is_shown(world, case, at_desk, monkeypatch):
    """Red when: the source or its mark is taken off the page."""
    later = AT.replace(year=2026)
    page = text(at_desk(world.wanja, later).get(of(world, case)))
    assert "Högst 40 timmar i veckan." in page
    assert "SoL 12:4 a–6 a, inte kontrollerad" in page


def resident(who, monkeypatch):
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    return signed_in(Client(), Audience.RESIDENT, who, "Någon", AT)


def test_the_resident_says_that_they_are_ill_in_one_press(world, case, monkeypatch):
    """AT is a Monday with four hours planned. Red when: the page has no such button, or it needs
    more than one press."""
    plan = plan_of(world, case, world.sven)
    client = resident(world.sven, monkeypatch)
    page = text(client.get(reverse("portal:my_assistance")))
    assert "Jag är sjuk i dag" in page
    press = {"day": f"{plan}_2025-11-24", "reason": "ill"}
    done = text(client.post(reverse("portal:my_absence"), press, follow=True))
    assert "Tack för att du sa till" in done
    assert "Borta 4 timmar: jag är sjuk. Inte bedömt än." in done
    assert "Jag är sjuk i dag" not in done
    client.post(reverse("portal:my_absence"), press)
    assert ActivityDay.objects.count() == 1


def test_nobody_tells_for_another(world, case, monkeypatch):
    """Red when: the days of the form are not the reader's own."""
    plan = plan_of(world, case, world.sven)
    client = resident(world.asta, monkeypatch)
    assert "kommit överens" not in text(client.get(reverse("portal:my_assistance")))
    client.post(reverse("portal:my_absence"), {"day": f"{plan}_2025-11-24", "reason": "ill"})
    assert not ActivityDay.objects.exists()


def test_the_facts_stand_where_a_decision_is_proposed(world, case, at_desk):
    """Red when: the proposal's page does not ask for the weeks."""
    from tillit.areas.assistance import actions

    away(world, plan_of(world, case, world.sven))
    sheet = Worksheet.objects.get(case_id=case)
    actions.count_month(sheet.pk, by=world.wanja, at=AT)
    page = text(at_desk(world.wanja, AT).get(reverse("desk:month_propose", args=[sheet.pk])))
    assert "Vecka 47: 16 timmar bestämda. 4 timmar borta, inte bedömt än" in page
