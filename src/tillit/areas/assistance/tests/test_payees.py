"""Who gets money: a yes of the household's own, a second colleague who knows whose the account is,
a colleague's own account, and what a resident sees, writes in and stops."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from tillit.areas.assistance import actions
from tillit.areas.assistance.gate import decided_before, payee_is_known
from tillit.areas.assistance.models import Payee, PaymentOrder, SalaryAccount, Worksheet
from tillit.areas.assistance.types import (
    Agreed,
    HolderCheck,
    PaidFor,
    PayeeKind,
    WayToPay,
    checks_for,
)
from tillit.kernel.actor import ActsAs, Resident, System
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.audit.models import Payload

from .conftest import AT, DAY, sent
from .deciding import LATER, granted
from .paying import ACCOUNT, beside, payee, yes

PAYROLL = System("salary accounts")
OTHERS = "6000 987654321"


def test_money_to_somebody_else_takes_the_households_yes(world):
    """Red when: a landlord or anybody else is written in without one, or with one to come."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    rent = {
        "kind": PayeeKind.LANDLORD, "way": WayToPay.GIRO, "name": "Hyresbolaget",
        "account": "5050-1055", "by": world.wanja, "at": AT,
    }  # fmt: skip
    for given in ({}, {"agreed": Agreed.SIGNED}, {"agreed_on": day_of(AT)}):
        with pytest.raises(Refusal, match="sa ja"):
            actions.add_payee(case, **rent, **given)
    with pytest.raises(Refusal, match="inte kommit än"):
        actions.add_payee(case, **rent, agreed=Agreed.SIGNED, agreed_on=day_of(AT + DAY))
    made = actions.add_payee(case, **rent, agreed=Agreed.SIGNED, agreed_on=day_of(AT))
    row = Payee.objects.get()
    assert (row.pk, row.agreed, row.agreed_on) == (made, "signed", day_of(AT))


@pytest.mark.parametrize(
    ("way", "kind", "told", "wrong"),
    [
        (WayToPay.ACCOUNT, PayeeKind.APPLICANT, False, HolderCheck.OWN_WORD),
        (WayToPay.ACCOUNT, PayeeKind.OTHER, False, HolderCheck.BILL),
        (WayToPay.GIRO, PayeeKind.LANDLORD, False, HolderCheck.PAPER),
        (WayToPay.BY_HAND, PayeeKind.APPLICANT, False, HolderCheck.BANK),
    ],
)
def test_what_is_no_check_of_who_holds_an_account(way, kind, told, wrong):
    """Red when: `checks_for` offers somebody's own word where they did not sign in to give it."""
    assert wrong not in checks_for(way, kind, told=told)


def test_the_second_says_how_they_know(world):
    """Red when: the check is not asked for, or not kept."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    beside(world, case)
    made = payee(world, case, approve=False)
    with pytest.raises(Refusal, match="Säg hur du vet"):
        actions.approve_payee(made, checked=HolderCheck.OWN_WORD, by=world.lova, at=AT)
    actions.approve_payee(made, checked=HolderCheck.PAPER, by=world.lova, at=AT)
    with pytest.raises(Moved):
        actions.approve_payee(made, checked=HolderCheck.PAPER, by=world.kim, at=AT)
    assert Payee.objects.get().checked == HolderCheck.PAPER


def salary(*lines):
    return actions.take_salary_accounts(lines, by=PAYROLL, at=AT)


def test_a_colleagues_own_account_is_not_theirs_to_handle(world):
    """Red when: whose account it is may write it in or say yes, anybody but a leader may, or what
    is paid there is approved by its owner."""
    sheet, decision = granted(world)
    case = Worksheet.objects.get(pk=sheet).case_id
    beside(world, case)
    assert salary(("wanja", ACCOUNT), ("nobody", OTHERS)) == (1, 0)
    assert str(SalaryAccount.objects.get().account_mark) != ACCOUNT
    with pytest.raises(Refusal, match="ditt eget lönekonto"):
        payee(world, case)
    mine = {"kind": PayeeKind.APPLICANT, "way": WayToPay.ACCOUNT, "name": "Sven Lod"}
    made = actions.add_payee(case, **mine, account=ACCOUNT, by=world.kim, at=AT)
    assert Payee.objects.get().salary_of == world.wanja.id
    assert Payload.objects.filter(verb="SalaryAccountMet").count() == 1
    with pytest.raises(Refusal, match="ditt eget lönekonto"):
        yes(made, world.wanja)
    leader_too = actions.add_payee(
        case, kind=PayeeKind.OTHER, way=WayToPay.ACCOUNT, name="En till", account=OTHERS,
        agreed=Agreed.SPOKEN, agreed_on=day_of(AT), by=world.wanja, at=AT,
    )  # fmt: skip
    yes(leader_too, world.kim)  # an account of nobody's here takes any colleague
    yes(made, world.lova)
    order = actions.plan_payment(
        decision, payee_id=made, purpose=PaidFor.SUPPORT, kronor=Decimal(100),
        pay_on=day_of(LATER), by=world.kim, at=LATER,
    )  # fmt: skip
    with pytest.raises(Refusal, match="ditt eget"):
        actions.approve_payment(order, by=world.wanja, at=LATER)
    actions.approve_payment(order, by=world.lova, at=LATER)


def test_anybody_but_a_leader_is_refused_a_colleagues_account(world):
    """Red when: `leads` is not asked, or asked of another unit."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    beside(world, case)
    salary(("olle", ACCOUNT))
    made = payee(world, case, approve=False)
    with pytest.raises(Refusal, match="leder enheten"):
        yes(made, world.kim)
    yes(made, world.lova)
    assert Payee.objects.get().by_leader


def test_an_account_found_later_waits_for_a_leader(world):
    """The payroll's file comes after two said yes. Red when: the yes stands, a leader's falls, or
    a landlord's giro is taken for a colleague's."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    beside(world, case)
    made = actions.add_payee(
        case, kind=PayeeKind.APPLICANT, way=WayToPay.ACCOUNT, name="Sven Lod", account=ACCOUNT,
        by=world.wanja, at=AT,
    )  # fmt: skip
    yes(made, world.kim)
    assert salary(("olle", ACCOUNT)) == (1, 1)
    row = Payee.objects.get()
    assert (row.approved_at, row.approved_by_name, row.salary_of) == (None, "", world.olle.id)
    yes(made, world.lova)
    assert salary(("olle", ACCOUNT)) == (1, 0)
    assert Payee.objects.get().approved_at == AT
    with pytest.raises(Refusal):
        salary(("kim", "tolv"))
    assert SalaryAccount.objects.get().staff_id == world.olle.id


def test_a_resident_writes_in_their_own_account(world):
    """Red when: it may be paid without a colleague, another's account shows, the same number twice
    is two rows, or it is changed while money is on its way."""
    sheet, decision = granted(world)
    case, me = Worksheet.objects.get(pk=sheet).case_id, world.me(world.sven)
    actions.tell_my_account(sheet, ACCOUNT, by=me, at=AT)
    actions.tell_my_account(sheet, ACCOUNT, by=me, at=AT)
    row = Payee.objects.get()
    assert (row.told_by_id, row.added_by, row.approved_at) == (world.sven, None, None)
    (mine,) = actions.open_my_account(sheet, by=me, at=AT)
    assert (mine.told, mine.approved, mine.last_digits) == (True, False, "…789")
    actions.approve_payee(row.pk, checked=HolderCheck.OWN_WORD, by=world.wanja, at=AT)
    order = actions.plan_payment(
        decision, payee_id=row.pk, purpose=PaidFor.SUPPORT, kronor=Decimal(100),
        pay_on=day_of(LATER), by=world.wanja, at=AT,
    )  # fmt: skip
    with pytest.raises(Refusal, match="på väg"):
        actions.tell_my_account(sheet, OTHERS, by=me, at=AT)
    actions.cancel_payment(order, why="Byter konto.", by=world.wanja, at=AT)
    actions.tell_my_account(sheet, OTHERS, by=me, at=AT)
    assert [x.last_digits for x in actions.open_my_account(sheet, by=me, at=AT)] == ["…321"]
    assert Payee.objects.filter(case_id=case).count() == 2
    for other in (world.me(world.asta), Resident(world.bo, "Bo", 3, world.sven, ActsAs.GUARDIAN)):
        with pytest.raises(NotThere):
            actions.tell_my_account(sheet, ACCOUNT, by=other, at=AT)
        with pytest.raises(NotThere):
            actions.open_my_account(sheet, by=other, at=AT)


def test_what_a_household_stops_is_paid_to_nobody(world):
    """Red when: an approved order goes all the same, the program pays there, a stranger can stop
    it, or stopping twice fails."""
    sheet, decision = granted(world)
    found, me = Worksheet.objects.get(pk=sheet), world.me(world.sven)
    beside(world, found.case_id)
    to = payee(world, found.case_id)
    order = actions.plan_payment(
        decision, payee_id=to, purpose=PaidFor.SUPPORT, kronor=Decimal(100),
        pay_on=day_of(LATER), by=world.wanja, at=LATER,
    )  # fmt: skip
    with pytest.raises(NotThere):
        actions.stop_my_payee(sheet, to, by=world.me(world.asta), at=LATER)
    for _ in range(2):
        actions.stop_my_payee(sheet, to, by=me, at=LATER)
    assert Payload.objects.filter(verb="PayeeStopped").count() == 1
    with pytest.raises(Refusal, match="inget ska gå dit"):
        actions.approve_payment(order, by=world.lova, at=LATER + DAY)
    assert not payee_is_known(found, decided_before(found), at=LATER + DAY)
    with pytest.raises(Refusal, match="inget ska gå dit"):
        actions.plan_payment(
            decision, payee_id=to, purpose=PaidFor.OTHER, kronor=Decimal(100),
            pay_on=day_of(LATER), by=world.wanja, at=LATER,
        )  # fmt: skip
    assert PaymentOrder.objects.get().stage == "planned"
    (row,) = actions.open_payees(by=world.kim, at=LATER)
    assert row.line.stopped_at == LATER
    with pytest.raises(NotThere):
        actions.open_payees(by=replace(world.kim, seats=frozenset()), at=LATER)


def test_who_waits_is_seen_with_the_same_queries(world, django_assert_max_num_queries):
    """Ten cost what one costs. Red when: a row asks by itself."""
    case = Worksheet.objects.get(pk=sent(world)).case_id
    beside(world, case)
    payee(world, case, approve=False)
    with django_assert_max_num_queries(60) as one:
        assert len(actions.open_payees(by=world.kim, at=AT)) == 1
    for number in range(9):
        payee(
            world, case, kind=PayeeKind.OTHER, name=f"Nr {number}",
            account=f"6000 12345{number:04}", approve=False,
        )  # fmt: skip
    with django_assert_max_num_queries(60) as ten:
        assert len(actions.open_payees(by=world.kim, at=AT + timedelta(minutes=1))) == 10
    assert len(ten) == len(one)
    actions.open_case_payees(case, by=world.kim, at=AT)
