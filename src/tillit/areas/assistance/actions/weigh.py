"""What must be written before assistance is lowered or refused for activity (SoL 12:5)."""

from datetime import datetime
from uuid import UUID

from tillit.areas.assistance.activity import facts_sv
from tillit.areas.assistance.models import Worksheet
from tillit.areas.assistance.steps import sheet_to_read
from tillit.kernel.actor import Actor, Staff
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of

LOWERED = "SOL-12-5"
BY_A_PERSON = "Nedsatt eller vägrat bistånd enligt SoL 12:5 föreslås alltid av en människa."
WEIGH = (
    "Skriv hur du har vägt: vad som hände, vilka skäl personen har sagt, och varför biståndet "
    "ändå ska sättas ned eller vägras."
)
CHILDREN = (
    "Väg barnens situation: skriv vad som är bäst för dem, och vad de tycker eller varför de inte "
    "har fått säga sitt."
)


def check_weighed(
    by: Actor, why: str, *, children: bool, best_interest: str, childs_view: str
) -> None:
    """A person, a weighing in words, and the children's situation. Raises Refusal. The table of
    SoL 12:5 says may: nothing here proposes it, and nothing counts a sum."""
    if not isinstance(by, Staff):
        raise Refusal(BY_A_PERSON)
    if not why.strip():
        raise Refusal(WEIGH)
    if children and not (best_interest.strip() and childs_view.strip()):
        raise Refusal(CHILDREN)


def facts_of_sheet(sheet: Worksheet, *, at: datetime) -> tuple[str, ...]:
    """The ledger of a month as sentences."""
    return facts_sv(sheet.case_id, sheet.month, day_of(at))


def activity_facts(sheet_id: UUID, *, by: Staff, at: datetime) -> tuple[str, ...]:
    """The ledger of a month as sentences, for whoever proposes. The month's page left the leaf."""
    return facts_of_sheet(sheet_to_read(by, sheet_id, at=at), at=at)
