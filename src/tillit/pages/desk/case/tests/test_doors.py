"""Who sees a case, and why: the list in words, guests, barriers and the seal, each by its page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.support.analyses import analyse
from tests.support.town import BY
from tillit.casework.cases import policies
from tillit.casework.cases.models import CaseStep
from tillit.casework.cases.types import ShownTo
from tillit.kernel.actor import Role
from tillit.kernel.swedish import day_of
from tillit.trust.access.actions import break_glass, end_seat, give_seat, raise_barrier
from tillit.trust.access.models import Assignment, Barrier, Sealing
from tillit.trust.access.queries import verdict_on
from tillit.trust.access.types import BarrierReason, GlassReason, UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_actor

from .conftest import browser_of

WHY = "Familjen är känd av flera på enheten."
ORG = {"organisation": "Ängsskolan", "purpose": "Samordning enligt plan"}


@pytest.fixture
def address(town):
    return f"/arbete/arenden/{town.case}/vilka-ser/"


@pytest.fixture
def guest(town):
    """Rut from the school, a guest of the unit for a month."""
    at = timezone.now()
    analyse(UnitKind.INVESTIGATION, Role.PARTNER, at=at)
    rut = employ("Rut Alm", subject="rut", title="Specialpedagog", by=BY, at=at)
    until = at + timedelta(days=30)
    give_seat(rut, town.unit, Role.PARTNER, until=until, by=town.katarina, at=at, **ORG)
    return staff_actor(BY, rut, at=at)


def text_of(answer):
    return answer.content.decode()


def invitation(guest, **more):
    day = day_of(timezone.now()) + timedelta(days=9)
    return {
        "do": "invite", "invite-guest": str(guest.id), "invite-sees": ["K5"],
        "invite-ground": "OSL-26-9", "invite-last_day": f"{day:%Y-%m-%d}", **more,
    }  # fmt: skip


def test_each_who_sees_is_listed_with_the_reason_in_words(town, maja, samira, address):
    """Red when: a way in is left out of the list, a barred colleague is told of as one who sees,
    or a stranger finds the page."""
    at = timezone.now()
    break_glass(town.case, reason=GlassReason.DANGER, sentence="Barnet ringde från skolan.",
                by=town.samira, at=at)  # fmt: skip
    page = text_of(maja.get(address))
    for words in (
        "Ansvarar för ärendet, sedan", "Leder enheten som har ärendet", "Nödöppnade ärendet",
    ):  # fmt: skip
        assert words in page
    raise_barrier(town.samira.id, town.erik, BarrierReason.KIN, by=BY, at=at)
    page = text_of(maja.get(address))
    assert "Nödöppnade ärendet" not in page
    assert "Spärrad sedan" in page
    assert samira.get(address).status_code == 404


def test_the_page_asks_as_much_however_many_see(town, katarina, address):
    """Red when: a row asks for its own name or seat."""
    katarina.get(address)
    with CaptureQueriesContext(connection) as few:
        katarina.get(address)
    at = timezone.now()
    for number in range(3):
        more = employ(f"Kim {number}", subject=f"kim{number}", title="x", by=BY, at=at)
        give_seat(more, town.unit, Role.LEADER, by=BY, at=at)
        raise_barrier(more, town.erik, BarrierReason.KIN, why=WHY, by=BY, at=at)
    with CaptureQueriesContext(connection) as many:
        katarina.get(address)
    assert len(many) == len(few)


def test_a_guest_is_let_in_sees_the_page_and_goes(town, guest, katarina, maja, address):
    """Red when: the invitation is not the leader's, the ground is not looked at, a past day is
    taken, what was chosen is lost, or the guest goes on seeing after the end."""
    visitor, case = browser_of(guest), f"/arbete/arenden/{town.case}/"
    assert visitor.get(case).status_code == 404
    assert maja.post(address, invitation(guest)).status_code == 422
    for wrong, words in (
        ({"invite-ground": "OSL-26-7x"}, "Grunden"),
        ({"invite-guest": ""}, "Gästen"),
        ({"invite-last_day": "2020-01-01"}, "dag framåt"),
        ({"invite-last_day": "2099-01-01"}, "tidigare dag"),
        ({"invite-last_day": ""}, "Sista dagen"),
    ):
        answer = katarina.post(address, invitation(guest, **wrong))
        assert answer.status_code == 422
        assert words in text_of(answer)
        assert 'value="K5" class="ds-input" id="id_invite-sees_2" checked' in text_of(answer)
    assert not Assignment.objects.filter(staff_id=guest.id).exists()
    for _ in range(2):  # pressed twice
        assert katarina.post(address, invitation(guest)).status_code == 302
    held = Assignment.objects.filter(staff_id=guest.id, until__gt=timezone.now())
    assert [(row.classes, row.ground) for row in held] == [("K1 K5", "OSL-26-9")]
    shown = text_of(visitor.get(case))
    assert ("Noel" in shown, "Erik Lund" in shown) == (True, True)
    assert not [word for word in ("Norrby", "/arbete/personer/", "2014") if word in shown]
    first = text_of(visitor.get("/arbete/"))
    assert ("Du ser: vem ärendet gäller, familjen." in first, "Noel" in first) == (True, True)
    assert visitor.get(address).status_code == 404  # who else works with a family is not theirs
    page = text_of(katarina.get(address))
    assert "Får se: vem ärendet gäller, familjen." in page
    assert katarina.post(address, {"do": "end", "staff": guest.id}).status_code == 302
    assert visitor.get(case).status_code == 404
    late = katarina.post(address, {"do": "end", "staff": guest.id})
    assert (late.status_code, "redan tagit slut" in text_of(late)) == (409, True)


def test_a_guest_never_reads_a_childs_own_words_that_only_staff_may():
    """Red when: who was invited is taken for somebody who works in the case."""
    words = {shown: policies.may_see_words(shown, "partner") for shown in ShownTo}
    assert words == {ShownTo.STAFF: False, ShownTo.ASSIGNED: False, ShownTo.PARTIES: True}


def test_a_sealed_case_is_opened_by_who_has_it_and_who_did_it_is_kept(
    town, katarina, maja, address
):
    """Red when: no reason is asked, the leader goes on seeing, lets themself in, or the second of
    two is not told."""
    empty = maja.post(address, {"do": "seal", "seal-why": ""})
    assert (empty.status_code, "skriv några ord" in text_of(empty)) == (422, True)
    done = katarina.post(address, {"do": "seal", "seal-why": WHY})
    assert done["Location"] == "/arbete/arenden/"
    assert katarina.get(address).status_code == 404
    assert katarina.post(address, {"do": "unseal", "unseal-why": WHY}).status_code == 404
    page = text_of(maja.get(address))
    assert (WHY in page, "Katarina Bladh" in page) == (True, True)
    again = maja.post(address, {"do": "seal", "seal-why": WHY})
    assert (again.status_code, "redan förseglat" in text_of(again)) == (409, True)
    assert (
        maja.post(address, {"do": "unseal", "unseal-why": "Hotet är över nu."}).status_code == 302
    )
    [row] = Sealing.objects.all()
    assert (row.sealed_by, row.lifted_by) == (town.katarina.id, town.maja.id)
    assert katarina.get(address).status_code == 200
    steps = CaseStep.objects.filter(case=town.case).values_list("verb", flat=True)
    assert {"sealed", "seal_lifted"} <= set(steps)


def test_a_sealed_case_that_nobody_opens_is_on_the_leaders_list(town, katarina, maja, address):
    """Red when: the leader lifts a seal that somebody else can, or the case is lost for ever."""
    katarina.post(address, {"do": "seal", "seal-why": WHY})
    here = f"/arbete/organisation/{town.unit}/forseglade/"
    page = text_of(katarina.get(here))
    assert ("Öppnas av Maja Norrman" in page, WHY in page, "Noel" in page) == (True, False, False)
    typed = {"case": str(town.case), f"{town.case}-why": "Maja har slutat."}
    early = katarina.post(here, typed)
    assert (early.status_code, "Den som har ärendet häver" in text_of(early)) == (422, True)
    end_seat(town.maja.id, town.unit, Role.SOCIAL_WORKER, by=BY, at=timezone.now())
    assert "Ingen kan öppna det" in text_of(katarina.get(here))
    assert katarina.post(here, typed).status_code == 302
    assert katarina.get(address).status_code == 200
    late = katarina.post(here, typed)
    assert (late.status_code, "redan hävd" in text_of(late)) == (409, True)
    assert maja.get(here).status_code in {403, 404}


def test_nobody_seals_what_nobody_could_open(town, katarina, address):
    """Red when: a case that nobody has is sealed, and is lost."""
    Assignment.objects.update(until=timezone.now())
    answer = katarina.post(address, {"do": "seal", "seal-why": WHY})
    assert (answer.status_code, "till någon först" in text_of(answer)) == (422, True)


def test_a_barrier_is_raised_by_the_leader_and_lifted_with_a_reason(
    town, katarina, maja, samira, address
):
    """Red when: others than the leader raise it, nobody is said to have done it, the reason may
    be left out, or the colleague goes on seeing."""
    typed = {
        "do": "bar", "bar-staff": str(town.maja.id), "bar-person": str(town.erik),
        "bar-reason": "kin", "bar-why": WHY,
    }  # fmt: skip
    assert maja.post(address, typed).status_code == 422
    short = katarina.post(address, {**typed, "bar-why": "Kusin"})
    assert (short.status_code, "Kusin</textarea>" in text_of(short)) == (422, True)
    own = katarina.post(address, {**typed, "bar-staff": str(town.katarina.id)})
    assert own.status_code == 422
    for _ in range(2):  # pressed twice
        assert katarina.post(address, typed).status_code == 302
    [row] = Barrier.objects.all()
    assert (row.why, row.raised_by) == (WHY, town.katarina.id)
    assert maja.get(address).status_code == 404
    assert WHY in text_of(katarina.get(address))
    lift = {"do": "lift", "barrier": row.pk, f"lift{row.pk}-why": ""}
    assert katarina.post(address, lift).status_code == 422
    lift[f"lift{row.pk}-why"] = "Det var fel Erik Lund."
    assert katarina.post(address, lift).status_code == 302
    row.refresh_from_db()
    assert (row.lifted_by, row.lifted_because) == (town.katarina.id, "Det var fel Erik Lund.")
    late = katarina.post(address, lift)
    assert (late.status_code, "redan borttagen" in text_of(late)) == (409, True)
    assert verdict_on(town.maja, town.case, at=timezone.now()).rule != "barred"
