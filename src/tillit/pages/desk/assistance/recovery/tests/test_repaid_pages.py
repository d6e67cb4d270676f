"""More came than was left: noted, shown to both, and handed back by another colleague."""

from decimal import Decimal

from django.urls import reverse

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import RecoveryEntry
from tillit.areas.assistance.tests.conftest import AT
from tillit.areas.assistance.tests.recovering_now import claimed

from .test_recovery_pages import LIST, body, url


def test_more_than_is_left_is_noted_and_handed_back_on_the_pages(world, at_desk):
    """Red when: the refusal says no way on, what is over is not shown where it waits, or its form
    lets who noted it hand it back."""
    claim = claimed(world)
    case = claim.sheet.case_id
    desk = at_desk(world.wanja, AT)
    there = url("recovery_write", case, claim.pk, "betalning")
    form = {"kronor": "3 200", "on": "2025-11-24", "reference": "OCR 1"}
    page = body(desk.post(there, form), 422)
    assert "kryssa i att det som är över" in page
    assert 'value="3 200"' in page
    assert desk.post(there, form | {"over": "on"}).status_code == 302
    back = url("recovery_write", case, claim.pk, "tillbaka")
    page = body(desk.get(url("recovery_household", case)))
    assert "200 kr ska tillbaka till hushållet" in page
    assert back in page
    assert "200 kr ska tillbaka till dem" in body(desk.get(LIST))
    form = {"on": "2025-11-24", "receipt": "K 17", "kronor": "200.00"}
    assert "En annan kollega" in body(desk.post(back, form), 422)
    actions.hand_back(
        claim.pk, kronor=Decimal(200), on=AT.date(), receipt="K 17", by=world.lova, at=AT
    )
    page = body(desk.get(url("recovery_household", case)))
    assert "Återbetalt till hushållet" in page
    assert "ska tillbaka till hushållet</b>" not in page
    assert RecoveryEntry.objects.filter(kind="handed").count() == 1
    assert "Sven" in body(desk.get(f"{LIST}?visa=klara"))
    assert reverse("desk:recovery") == LIST
