"""Frauds by whose account the money goes to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from .scene import DAY, FRIENDS, HOUR, UNSEEN, Fraud, account, later, month, pays, support, without


def _swap(world: Any, *, at: Any) -> tuple[Any, Any]:
    """Another account in the place of the household's own: the decision, the new one."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.types import PayeeKind, WayToPay

    case, decision = month(world)
    old = account(world, case)
    new = actions.add_payee(
        case, kind=PayeeKind.APPLICANT, way=WayToPay.ACCOUNT, name="Sven Lod", account=FRIENDS,
        replaces=old, by=world.wanja, at=at,
    )  # fmt: skip
    return decision, new


def just_before(world: Any) -> str:
    """Two colleagues change the account the morning of the payment."""
    decision, new = _swap(world, at=later())
    support("area.paying").yes(new, world.lova, at=later())
    return pays(world, decision, new, at=later() + HOUR)


def alone(world: Any) -> str:
    """One colleague changes it and says yes to it."""
    decision, new = _swap(world, at=later())
    support("area.paying").yes(new, world.wanja, at=later())
    return pays(world, decision, new, at=later() + 3 * DAY)


def by_two(world: Any) -> str:
    """The same, done as it should be."""
    decision, new = _swap(world, at=later())
    support("area.paying").yes(new, world.lova, at=later())
    return pays(world, decision, new, at=later() + 3 * DAY)


def by_telephone(world: Any) -> str:
    """Somebody rings and gives a new account; the second colleague believes them."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.types import HolderCheck

    decision, new = _swap(world, at=later())
    word = HolderCheck.OWN_WORD
    actions.approve_payee(new, checked=word, by=world.lova, at=later())
    return pays(world, decision, new, at=later() + 3 * DAY)


def while_one_waits(world: Any) -> str:
    """The account is ended under an approved payment, to lead it elsewhere."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.types import PaidFor
    from tillit.kernel.swedish import day_of

    case, decision = month(world)
    to = account(world, case)
    order = actions.plan_payment(
        decision, payee_id=to, purpose=PaidFor.SUPPORT, kronor=support("payments").SUM,
        pay_on=day_of(later()), by=world.wanja, at=later(),
    )  # fmt: skip
    actions.approve_payment(order, by=world.lova, at=later())
    actions.end_payee(to, by=world.wanja, at=later())
    return UNSEEN


def when_none_waits(world: Any) -> str:
    """The account is ended with nothing on its way there."""
    from tillit.areas.assistance import actions

    case, _ = month(world)
    actions.end_payee(account(world, case), by=world.wanja, at=later())
    return UNSEEN


def _other(world: Any, kind: str, *, agreed: bool) -> str:
    """Money to somebody outside the household."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.types import Agreed, PayeeKind, WayToPay
    from tillit.kernel.swedish import day_of

    case, decision = month(world)
    rent = kind == "landlord"
    said: dict[str, Any] = {"agreed": Agreed.SIGNED, "agreed_on": day_of(later())} if agreed else {}
    made = actions.add_payee(
        case, kind=PayeeKind(kind), way=WayToPay.GIRO if rent else WayToPay.ACCOUNT,
        name="Bolaget" if rent else "En vän", account="5050-1055" if rent else FRIENDS, **said,
        by=world.wanja, at=later(),
    )  # fmt: skip
    support("area.paying").yes(made, world.lova, at=later())
    return pays(world, decision, made, at=later() + 3 * DAY)


def made_up(world: Any) -> str:
    """A payee whom the household has never heard of."""
    return _other(world, "other", agreed=False)


def made_up_landlord(world: Any) -> str:
    """Rent to a landlord that the household has not said yes to."""
    return _other(world, "landlord", agreed=False)


def agreed_other(world: Any) -> str:
    """The same with a yes."""
    return _other(world, "other", agreed=True)


def agreed_landlord(world: Any) -> str:
    """The same with a yes."""
    return _other(world, "landlord", agreed=True)


def _two_dishonest(world: Any, *, stopped: bool) -> str:
    """Two colleagues who know each other lead a household's money to a friend. The household sees
    the new account on its own pages."""
    from tillit.areas.assistance import actions

    decision, new = _swap(world, at=later())
    support("area.paying").yes(new, world.lova, at=later())
    sheet = _sheet()
    (seen,) = actions.open_my_account(sheet, by=world.me(world.sven), at=later() + DAY)
    if stopped:
        assert seen.last_digits == "…321"
        actions.stop_my_payee(sheet, seen.id, by=world.me(world.sven), at=later() + DAY)
    return pays(world, decision, new, at=later() + 3 * DAY)


def _sheet() -> Any:
    from tillit.areas.assistance.models import Worksheet

    return Worksheet.objects.get().pk


def seen_by_the_household(world: Any) -> str:
    """The household stops it."""
    return _two_dishonest(world, stopped=True)


def not_seen_by_the_household(world: Any) -> str:
    """Nobody looks: the money goes. That is why the household is shown every change."""
    return _two_dishonest(world, stopped=False)


def _salary(world: Any, who: str, number: str) -> None:
    from tillit.areas.assistance import actions
    from tillit.kernel.actor import System

    by = System("salary accounts")
    actions.take_salary_accounts([(who, number)], by=by, at=later() - HOUR)


def own_salary(world: Any) -> str:
    """A colleague writes in the account of their own pay."""
    _salary(world, "wanja", FRIENDS)
    return by_two(world)


def a_colleagues_salary(world: Any) -> str:
    """Somebody else writes it in, and a third says yes."""
    paying = support("area.paying")
    _salary(world, "olle", FRIENDS)
    decision, new = _swap(world, at=later())
    paying.beside(world, _case(new))
    paying.yes(new, world.kim, at=later())
    return pays(world, decision, new, at=later() + 3 * DAY)


def no_ones_salary(world: Any) -> str:
    """The same with an account of nobody's here."""
    paying = support("area.paying")
    decision, new = _swap(world, at=later())
    paying.beside(world, _case(new))
    paying.yes(new, world.kim, at=later())
    return pays(world, decision, new, at=later() + 3 * DAY)


def _case(payee: Any) -> Any:
    from tillit.areas.assistance.models import Payee

    return Payee.objects.get(pk=payee).case_id


def salary_known_later(world: Any) -> str:
    """The payroll's file comes when two have already said yes, and one of them is no leader."""
    paying = support("area.paying")
    decision, new = _swap(world, at=later())
    paying.beside(world, _case(new))
    paying.yes(new, world.kim, at=later())
    _salary(world, "olle", FRIENDS)
    return pays(world, decision, new, at=later() + 3 * DAY)


def salary_not_looked_for(world: Any) -> str:
    """The program as it would be if what is known already were not looked through."""
    with without("actions.salary._meet", lambda owners, by, at: 0):
        return salary_known_later(world)


def owner_approves(world: Any) -> str:
    """A leader has said yes to the account; its owner approves the payment themself."""
    decision, new = _swap(world, at=later())
    _salary(world, "wanja", FRIENDS)
    support("area.paying").yes(new, world.lova, at=later())
    return pays(
        world, decision, new, at=later() + 3 * DAY, planner=world.lova, approver=world.wanja
    )


def another_approves(world: Any) -> str:
    """The same, approved by somebody else."""
    decision, new = _swap(world, at=later())
    _salary(world, "wanja", FRIENDS)
    support("area.paying").yes(new, world.lova, at=later())
    return pays(world, decision, new, at=later() + 3 * DAY)


def _same_in_two(world: Any, other: str) -> str:
    """Somebody's account stands in two households that have nothing to do with each other."""
    from tillit.areas.assistance import actions
    from tillit.areas.assistance.actions.many import SHARED
    from tillit.areas.assistance.models import Worksheet

    case, _ = month(world)
    account(world, case, account=FRIENDS)
    second = support("area.conftest").sent(world, world.bo)
    account(world, Worksheet.objects.get(pk=second).case_id, account=other, name="Bo Rask")
    found = actions.open_case_payees(case, by=world.wanja, at=later())
    planned = actions.plan_clean(
        support("area.conftest").DECEMBER, pay_on=later().date(), by=world.wanja, at=later()
    )
    if found.now[0].line.shared and planned.left:
        return f"Sidorna Mottagare och Utbetalningar: {SHARED}"
    return UNSEEN


def one_account_for_two(world: Any) -> str:
    """The same account."""
    return _same_in_two(world, FRIENDS)


def an_account_each(world: Any) -> str:
    """One each."""
    return _same_in_two(world, "6000 111111111")


def without_cooling(world: Any) -> str:
    """The program as it would be without a cooling time."""
    with without("actions.payee.timedelta", lambda hours: timedelta(0)):
        return just_before(world)


FRAUDS = (
    Fraud("Kontot byts samma morgon som pengarna ska gå", just_before, without_cooling,
          "utan väntetid"),
    Fraud("En kollega byter kontot och bekräftar själv", alone, by_two, "två, och väntetid"),
    Fraud("Någon ringer och ger ett nytt konto", by_telephone, by_two, "ett intyg i stället"),
    Fraud("Kontot avslutas under en godkänd utbetalning", while_one_waits, when_none_waits,
          "inget är på väg"),
    Fraud("En påhittad mottagare", made_up, agreed_other, "hushållet har sagt ja"),
    Fraud("En påhittad hyresvärd", made_up_landlord, agreed_landlord, "hushållet har sagt ja"),
    Fraud("Två kollegor i maskopi byter kontot", seen_by_the_household, not_seen_by_the_household,
          "hushållet tittar inte"),
    Fraud("En kollega skriver in sitt eget lönekonto", own_salary, by_two, "inte ett lönekonto"),
    Fraud("Någon annan skriver in en kollegas lönekonto", a_colleagues_salary, no_ones_salary,
          "inte ett lönekonto"),
    Fraud("Lönekontot blir känt först när två har sagt ja", salary_known_later,
          salary_not_looked_for, "redan kända konton söks inte igenom"),
    Fraud("Den som äger lönekontot godkänner utbetalningen", owner_approves, another_approves,
          "någon annan godkänner"),
    Fraud("Två hushålls pengar går till samma konto", one_account_for_two, an_account_each,
          "ett konto var"),
)  # fmt: skip
