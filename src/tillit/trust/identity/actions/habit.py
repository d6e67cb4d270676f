"""Remember how somebody likes the desk; hold one's own account."""

from datetime import datetime

from django.db import transaction

from tillit.kernel.actor import Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import Refusal
from tillit.trust.audit.actions import record
from tillit.trust.identity.events import HabitChosen
from tillit.trust.identity.models import StaffAccount
from tillit.trust.identity.types import CHOICES, Habit


def hold_own_account(*, by: Staff, at: datetime) -> None:
    """Let nobody else act with one's own account in this place until the caller's transaction
    ends: where what one does is weighed with what one did a moment ago. Others read as before."""
    list(StaffAccount.objects.select_for_update(no_key=True).filter(pk=by.id).values_list("pk"))


@transaction.atomic
def choose_habit(habit: Habit, value: str, *, by: Staff, at: datetime) -> None:
    """Keep a choice with the account. The same choice again changes nothing."""
    if value not in CHOICES[habit]:
        raise Refusal("Det går inte att välja så. Välj något som står på sidan.")
    account = StaffAccount.objects.select_for_update().get(pk=by.id)
    if account.habits.get(habit, CHOICES[habit][0]) == value:
        return
    account.habits = {**account.habits, habit.value: value}
    account.save(update_fields=["habits"])
    record(HabitChosen(staff=by.id, habit=habit, value=Code(value)), by=by, at=at)
