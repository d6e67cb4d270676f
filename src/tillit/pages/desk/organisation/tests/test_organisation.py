"""Units, colleagues and roles at the desk: who administers the system sets a municipality up, a
leader gives roles in their own unit, and nobody changes their own."""

import re
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from tests.support.analyses import analyse
from tillit.kernel.actor import Role, System
from tillit.pages.desk.people.tests.conftest import AT, signed_in
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.queries import seats_of, units
from tillit.trust.access.types import UnitKind
from tillit.trust.audit.models import Payload
from tillit.trust.identity.actions import employ
from tillit.trust.identity.models import Passkey, StaffAccount
from tillit.trust.identity.queries import passkeys_of, staff_actor, staff_by_subject

TOWN, PAGE = System("tests"), "/arbete/organisation/"


def text_of(answer) -> str:
    return answer.content.decode()


def roles(staff) -> list[Role]:
    return [seat.role for seat in seats_of(TOWN, staff, at=AT)]


@pytest.fixture
def unit(db):
    for kind in (UnitKind.INTAKE, UnitKind.INVESTIGATION, UnitKind.BOARD):
        analyse(kind, at=AT)
    return open_unit("Barn 2", UnitKind.INVESTIGATION, by=TOWN, at=AT)


@pytest.fixture
def ali(unit):
    return signed_in(open_unit("Ledning", UnitKind.BOARD, by=TOWN, at=AT), Role.ADMINISTRATOR)


@pytest.fixture
def bea(unit):
    staff = open_unit("Staben", UnitKind.BOARD, by=TOWN, at=AT)
    return signed_in(staff, Role.ADMINISTRATOR, subject="bea")


@pytest.fixture
def linda(unit):
    return signed_in(unit, Role.LEADER)


@pytest.fixture(autouse=True)
def then(monkeypatch) -> None:
    """The moment that all of this happens."""
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)


def confirm(who, *, do="yes"):
    """Answer the only question that waits, as its button does."""
    action = re.search(r'action="(/arbete/organisation/svara/[^"]+)"', text_of(who.get(PAGE)))
    return who.post(action[1], {"do": do}, follow=True)


def test_a_municipality_is_set_up_in_the_browser(ali, bea) -> None:
    """Red when: a unit, an account or a role is not made of what was written, or who makes the
    accounts gives a role alone."""
    sent = {"name": "Mottagningen", "kind": "intake"}
    assert ali.post(f"{PAGE}ny-enhet/", sent).status_code == 302
    (desk,) = [each for each in units(TOWN) if each.name == "Mottagningen"]
    sent = {"name": "Alma Ek", "subject": "alma.ek", "qualified_since": "2019-06-01"}
    shown = text_of(ali.post(f"{PAGE}ny-kollega/", sent, follow=True))
    assert "Ingen roll än: ser ingenting." in shown
    alma = staff_by_subject(TOWN, "alma.ek", at=AT)
    sent = {"staff": str(alma), "role": "intake", "last_day": "2026-01-31"}
    shown = text_of(ali.post(f"{PAGE}{desk.id}/", sent, follow=True))
    assert "Alma Ek får rollen när en kollega till har bekräftat den" in shown
    assert roles(alma) == []
    assert "Du har själv bett om det här" in text_of(ali.get(PAGE))
    assert "Bekräftat." in text_of(confirm(bea))
    shown = text_of(ali.get(f"{PAGE}{desk.id}/"))
    assert "Tar emot anmälningar sedan" in shown
    actor = staff_actor(TOWN, alma, at=AT)
    assert (actor.qualified, roles(alma)) == (True, [Role.INTAKE])
    assert "till och med lör 31\u00a0januari" in shown


def test_a_role_is_ended_and_an_account_closed(ali, unit) -> None:
    """Red when: another role than the one that is meant ends, or the account still lets in."""
    kim = signed_in(unit, Role.SOCIAL_WORKER)
    sent = {"staff": str(kim.staff), "role": "social_worker"}
    assert ali.post(f"{PAGE}{unit}/avsluta/", sent).status_code == 302
    assert roles(kim.staff) == []
    assert kim.get("/arbete/").status_code == 403
    closed = ali.post(f"{PAGE}kollega/{kim.staff}/", {"do": "leave"}, follow=True)
    assert "kommer inte längre in" in text_of(closed)
    assert kim.get("/arbete/").status_code == 302  # to the door
    assert ali.get(f"{PAGE}kollega/{kim.staff}/").status_code == 404


def test_who_has_left_is_gone_from_the_lists_with_a_role_that_still_runs(ali, unit) -> None:
    """Accounts were once ended without their roles. Seen red: with every account in `_people`."""
    kim = signed_in(unit, Role.SOCIAL_WORKER)
    assert "Kim social_worker" in text_of(ali.get(PAGE))
    StaffAccount.objects.filter(pk=kim.staff).update(ended_at=AT)
    assert roles(kim.staff) == [Role.SOCIAL_WORKER]
    for path in ("", f"{unit}/"):
        shown = ali.get(f"{PAGE}{path}")
        assert (shown.status_code, "Kim social_worker" in text_of(shown)) == (200, False)


def test_who_comes_back_has_the_account_and_nothing_else(ali, bea, unit) -> None:
    """Red when: a colleague who left cannot be taken on again, gets a second account, is no longer
    known to the register of people, or when a role, a key or a link comes alive again."""
    kim = signed_in(unit, Role.SOCIAL_WORKER, person_id=uuid4())
    before = StaffAccount.objects.get(pk=kim.staff)
    Passkey.objects.create(staff=before, credential_id=b"1", credential=b"2", created_at=AT)
    ali.post(f"{PAGE}kollega/{kim.staff}/", {"do": "ask"})
    confirm(bea)
    link = text_of(ali.post(f"{PAGE}kollega/{kim.staff}/", {"do": "link"}))
    ali.post(f"{PAGE}kollega/{kim.staff}/", {"do": "leave"})
    sent = {"name": "Kim Ny", "subject": "social_worker", "title": "Vikarie", "phone": "0701"}
    assert ali.post(f"{PAGE}ny-kollega/", sent).status_code == 302
    after = StaffAccount.objects.get(subject="social_worker")
    assert (after.pk, after.person_id) == (before.pk, before.person_id)
    assert (after.name, after.title, after.phone) == ("Kim Ny", "Vikarie", "0701")
    assert roles(kim.staff) == []
    assert passkeys_of(staff_actor(TOWN, kim.staff, at=AT)) == []
    assert ali.get(link.split("<code>")[1].split("</code>")[0]).status_code == 404
    ended = Payload.objects.filter(verb__in=["StaffLeft", "SeatEnded", "PasskeyEnded"])
    assert ended.count() == 3
    assert "Kim Ny" in text_of(ali.get(PAGE))
    assert ali.post(f"{PAGE}ny-kollega/", sent).status_code == 422


def test_the_leader_gives_roles_in_their_own_unit_only(linda, unit) -> None:
    """Red when: the form is shown for every unit, or only the form is what holds."""
    alma = employ("Alma Ek", subject="alma.ek", by=TOWN, at=AT)
    other = open_unit("Vuxna", UnitKind.INVESTIGATION, by=TOWN, at=AT)
    sent = {"staff": str(alma), "role": "social_worker"}
    assert "Ge rollen" in text_of(linda.get(f"{PAGE}{unit}/"))
    assert "Ge rollen" not in text_of(linda.get(f"{PAGE}{other}/"))
    assert linda.post(f"{PAGE}{other}/", sent).status_code == 422
    assert linda.post(f"{PAGE}{unit}/", sent).status_code == 302
    assert roles(alma) == [Role.SOCIAL_WORKER]
    again = linda.post(f"{PAGE}{unit}/", sent)
    assert (again.status_code, "redan den rollen" in text_of(again)) == (409, True)


def test_the_leader_makes_no_accounts_and_no_units(linda, unit) -> None:
    """Red when: the policies of accounts or units are not asked."""
    kim = signed_in(unit, Role.SOCIAL_WORKER)
    for path in ("ny-enhet/", "ny-kollega/"):
        assert linda.get(f"{PAGE}{path}").status_code == 403
    assert linda.post(f"{PAGE}kollega/{kim.staff}/", {"do": "leave"}).status_code == 403
    assert linda.post(f"{PAGE}kollega/{kim.staff}/", {"do": "link"}).status_code == 403
    assert staff_actor(TOWN, kim.staff, at=AT) is not None
    assert "Ny enhet" not in text_of(linda.get(PAGE))


def test_nobody_changes_their_own(ali, linda, unit) -> None:
    """Red when: a policy does not look at whose role or account it is."""
    own = {"staff": str(linda.staff), "role": "leader"}
    assert linda.post(f"{PAGE}{unit}/avsluta/", own).status_code == 403
    assert linda.post(f"{PAGE}{unit}/", own).status_code == 422  # not in the list
    assert ali.post(f"{PAGE}kollega/{ali.staff}/", {"do": "leave"}).status_code == 403
    assert "Ingen ändrar sitt eget konto" in text_of(ali.get(f"{PAGE}kollega/{ali.staff}/"))
    assert roles(linda.staff) == [Role.LEADER]


@pytest.mark.parametrize(
    "role", [each for each in Role if each not in (Role.LEADER, Role.ADMINISTRATOR)]
)
def test_others_do_not_look(unit, role) -> None:
    """Red when: check_may_look lets any role in."""
    who = signed_in(unit, role)
    for path in ("", f"{unit}/", f"kollega/{who.staff}/", "ny-enhet/", "ny-kollega/"):
        assert who.get(f"{PAGE}{path}").status_code == 403


def test_what_is_wrong_is_said_and_nothing_is_lost(ali) -> None:
    """Red when: a name that is taken is an error of the database, or a day far off is lost."""
    employ("Alma Ek", subject="alma.ek", by=TOWN, at=AT)
    sent = {"name": "Alma Ek", "subject": " alma.ek ", "title": "Socionom"}
    taken = ali.post(f"{PAGE}ny-kollega/", sent)
    assert taken.status_code == 422
    assert "Det finns redan ett konto med det namnet" in text_of(taken)
    assert 'value="Socionom"' in text_of(taken)
    sent = {"name": "Barn 2", "kind": "intake"}
    assert "redan en enhet" in text_of(ali.post(f"{PAGE}ny-enhet/", sent))
    assert "Namnet: skriv några ord" in text_of(ali.post(f"{PAGE}ny-enhet/", {"name": ""}))


def test_a_link_to_a_first_key_is_shown_once(ali, bea, unit) -> None:
    """Red when: the link is another than the one that the key page takes."""
    kim = signed_in(unit, Role.SOCIAL_WORKER)
    alone = ali.post(f"{PAGE}kollega/{kim.staff}/", {"do": "link"})
    assert alone.status_code == 403
    asked = text_of(ali.post(f"{PAGE}kollega/{kim.staff}/", {"do": "ask"}, follow=True))
    assert "En kollega till bekräftar länken" in asked
    assert "Gör länken nu" not in asked
    confirm(bea)
    assert "Gör länken nu" in text_of(ali.get(f"{PAGE}kollega/{kim.staff}/"))
    shown = text_of(ali.post(f"{PAGE}kollega/{kim.staff}/", {"do": "link"}))
    link = shown.split("<code>")[1].split("</code>")[0]
    assert "Kim social_worker" in text_of(ali.get(link, follow=True))
    assert "<code>" not in text_of(ali.get(f"{PAGE}kollega/{kim.staff}/"))


def test_a_no_gives_nothing(ali, bea, unit) -> None:
    """Red when: every button says yes."""
    alma = employ("Alma Ek", subject="alma.ek", by=TOWN, at=AT)
    ali.post(f"{PAGE}{unit}/", {"staff": str(alma), "role": "social_worker"})
    assert "Du sade nej" in text_of(confirm(bea, do="no"))
    assert roles(alma) == []


def test_an_analysis_is_written_by_one_and_approved_by_another(ali, bea, linda) -> None:
    """Red when: the form saves another role's text, or its writer is shown the button."""
    page = f"{PAGE}analyser/provider/provider/"
    shown = text_of(ali.get(page))
    assert "Texten är ett förslag" in shown
    sent = {
        "needs": "Beställningar till den egna enheten.",
        "risks": "Någon läser mer än insatsen kräver.",
        "limits": "Utredningen syns inte för utföraren.",
        "longest_months": "6",
        "valid_to": "2026-12-01",
    }
    assert ali.post(page, {**sent, "needs": "Allt"}).status_code == 422
    assert ali.post(page, sent).status_code == 302
    assert "En ny text väntar" in text_of(linda.get(f"{PAGE}analyser/"))
    own = text_of(ali.get(page))
    assert "Ingen godkänner sin egen analys" in own
    assert 'value="approve"' not in own
    id_ = re.search(r'name="analysis" value="([^"]+)"', text_of(linda.get(page)))[1]
    assert ali.post(page, {"do": "approve", "analysis": id_}).status_code == 403
    assert linda.post(page, {"do": "approve", "analysis": id_}).status_code == 302
    assert "Rollen ges i högst 6" in text_of(ali.get(page)).replace("\u00a0", " ")
    assert linda.get(f"{PAGE}analyser/provider/intake/").status_code == 404


def test_what_lacks_an_analysis_cannot_be_given_and_is_said(linda, unit) -> None:
    """Red when: the list forgets a role that somebody has."""
    home = open_unit("Hamnen", UnitKind.PROVIDER, by=TOWN, at=AT)
    signed_in(home, Role.PROVIDER)
    assert "1\u00a0roll saknar behovs- och riskanalys" in text_of(linda.get(PAGE))
    boss = signed_in(home, Role.LEADER, subject="boss")
    alma = employ("Alma Ek", subject="alma.ek", by=TOWN, at=AT)
    answer = boss.post(f"{PAGE}{home}/", {"staff": str(alma), "role": "provider"})
    assert (answer.status_code, roles(alma)) == (422, [])
    assert "ingen behovs- och riskanalys" in text_of(answer)
    assert "Kan inte ges än" in text_of(answer)


def test_a_role_is_renewed_before_it_ends(linda, ali, unit) -> None:
    """Red when: the leader is not shown what ends, or another than the leader renews. Red with a
    day that cannot be read answered as what is not there."""
    alma = employ("Alma Ek", subject="alma.ek", by=TOWN, at=AT)
    give_seat(alma, unit, Role.SOCIAL_WORKER, until=AT + timedelta(days=9), by=TOWN, at=AT)
    assert "Tar slut inom en månad" in text_of(linda.get(PAGE))
    assert "1\u00a0roll tar slut inom en månad" in text_of(linda.get("/arbete/"))
    sent = {"staff": str(alma), "role": "social_worker", "last_day": "2026-03-01"}
    assert ali.post(f"{PAGE}{unit}/forlang/", sent).status_code == 403
    assert linda.post(f"{PAGE}{unit}/forlang/", {**sent, "role": "x"}).status_code == 404
    wrong = linda.post(f"{PAGE}{unit}/forlang/", {**sent, "last_day": "i maj"}, follow=True)
    assert "Inget har ändrats. Skriv dagen så här" in text_of(wrong)
    assert linda.post(f"{PAGE}{unit}/forlang/", sent).status_code == 302
    assert "till och med sön 1\u00a0mars" in text_of(linda.get(f"{PAGE}{unit}/"))
    assert "Tar slut inom en månad" not in text_of(linda.get(PAGE))


def test_lists_cost_the_same_whatever_their_length(linda, unit, django_assert_max_num_queries):
    """Red when: a query is made per colleague or per role."""
    with django_assert_max_num_queries(14):
        linda.get(PAGE)
    for number in range(6):
        staff = employ(f"K{number}", subject=f"k{number}", by=TOWN, at=AT)
        give_seat(staff, unit, Role.LEADER, by=TOWN, at=AT)
    with django_assert_max_num_queries(14):
        linda.get(PAGE)


def test_two_administrators_are_made_and_no_third(db) -> None:
    """It takes two to give a role: one asks, the other confirms. Red when: the command makes a
    third, gives no role, or opens a second unit."""
    said = StringIO()
    call_command("first_administrator", "ali.rahimi", "--name", "Ali Rahimi", stdout=said)
    assert "a second administrator" in said.getvalue()
    call_command("first_administrator", "bea.ek", "--name", "Bea Ek", stdout=said)
    assert "open Kollegor" in said.getvalue()
    ali, bea = (staff_by_subject(TOWN, name, at=AT) for name in ("ali.rahimi", "bea.ek"))
    with pytest.raises(CommandError, match="already"):
        call_command("first_administrator", "kim.ek", "--name", "Kim Ek")
    assert staff_by_subject(TOWN, "kim.ek", at=AT) is None
    assert (bool(ali), bool(bea), len(units(TOWN))) == (True, True, 1)
