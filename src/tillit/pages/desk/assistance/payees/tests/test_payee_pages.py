"""The pages of who gets money: written in by one, said yes to by another."""

from django.urls import reverse

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import Payee, Worksheet
from tillit.areas.assistance.tests.conftest import AT, sent
from tillit.areas.assistance.tests.paying import beside, payee
from tillit.kernel.actor import System
from tillit.kernel.ids import new_id

LIST = reverse("desk:payees")


def url(name, *args):
    return reverse(f"desk:{name}", args=args)


def body(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def said(**changes):
    return {
        "once": str(new_id()), "who": "applicant", "way": "account", "account": "6000 123456789",
    } | changes  # fmt: skip


def test_from_nobody_to_two_colleagues(world, at_desk):
    """Red when: the form loses what was typed, a second press makes a second row, whoever wrote it
    in is offered the yes, or the other is not."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    one = at_desk(world.wanja, AT)
    assert "Alla konton är bekräftade." in body(one.get(LIST))
    assert "Det finns ingen att betala till än." in body(one.get(url("case_payees", case)))
    page = body(one.get(url("add_payee", case)))
    assert "Den sökande, Sven Lod" in page
    address = url("add_payee", case)
    wrong = body(one.post(address, said(account="tolv kronor")), 422)
    assert "tolv kronor" in wrong
    form = said()
    for _ in range(2):
        assert one.post(address, form).status_code == 302
    row = Payee.objects.get()
    assert url("approve_payee", case, row.pk) not in body(one.get(url("case_payees", case)))
    other = at_desk(world.lova, AT)
    assert "Sven Lod" in body(other.get(LIST))
    page = body(other.get(url("case_payees", case)))
    assert url("approve_payee", case, row.pk) in page
    assert "…789" in page
    assert "6000 123456789" not in page
    yes = url("approve_payee", case, row.pk)
    assert "Hur vet du vem som har kontot?" in body(other.post(yes, {}), 422)
    assert other.post(yes, {f"{row.pk}-checked": "paper"}).status_code == 302
    page = body(other.get(url("case_payees", case)))
    assert "Inget betalas hit före" in page
    assert "kontoutdrag" in page


def test_a_landlord_takes_a_name_and_a_yes(world, at_desk):
    """Red when: the page takes one without."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    desk, address = at_desk(world.wanja, AT), url("add_payee", case)
    rent = said(who="landlord", way="giro", account="5050-1055", reference="12345")
    assert "Skriv vem som ska få pengarna." in body(desk.post(address, rent), 422)
    assert "sa ja" in body(desk.post(address, rent | {"name": "Hyresbolaget"}), 422)
    whole = rent | {"name": "Hyresbolaget", "agreed": "signed", "agreed_on": "2025-11-20"}
    assert desk.post(address, whole).status_code == 302
    assert "Med underskrift" in body(desk.get(url("case_payees", case)))


def test_another_account_and_an_end(world, at_desk):
    """Red when: the old account is paid on still, or its history is gone."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    first = payee(world, case)
    desk = at_desk(world.wanja, AT)
    page = body(desk.get(url("replace_payee", case, first)))
    assert "I stället för kontot som slutar på …789" in page
    form = said(account="6000 987654321")
    for _ in range(2):
        assert desk.post(url("replace_payee", case, first), form).status_code == 302
    page = body(desk.get(url("case_payees", case)))
    assert "Tidigare" in page
    new = Payee.objects.get(ended_at=None)
    assert new.replaces_id == first
    assert desk.post(url("end_payee", case, new.pk)).status_code == 302
    assert desk.post(url("end_payee", case, new.pk)).status_code == 302
    assert not Payee.objects.filter(ended_at=None).exists()
    assert "är redan utbytt" in body(desk.get(url("case_payees", case)))


def test_a_stopped_account_and_a_colleagues_are_told_first(world, at_desk):
    """Red when: the list hides what the household stopped, or whose the account is."""
    sheet = sent(world)
    case = Worksheet.objects.get(pk=sheet).case_id
    made = payee(world, case, approve=False)
    beside(world, case)
    actions.take_salary_accounts([("olle", "6000 123456789")], by=System("salary accounts"), at=AT)
    desk = at_desk(world.kim, AT)
    page = body(desk.get(url("case_payees", case)))
    assert "en kollegas lönekonto" in page
    assert "Den som leder enheten bekräftar det." in page
    actions.stop_my_payee(sheet, made, by=world.me(world.sven), at=AT)
    page = body(desk.get(LIST))
    assert page.index("Stoppade av hushållet") < page.index("Väntar på en andra kollega")
    assert "De sa" in body(desk.get(url("case_payees", case)))


def test_another_unit_meets_nothing(world, at_desk):
    """Red when: a page opens for whoever works elsewhere."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    made, desk = payee(world, case, approve=False), at_desk(world.olle, AT)
    for address in (url("case_payees", case), url("add_payee", case)):
        assert desk.get(address).status_code == 404
    assert desk.post(url("end_payee", case, made)).status_code == 404
    assert "Sven" not in body(desk.get(LIST))
