"""What tells where somebody is, in the case of a protected family: shown when it is asked for."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies, steps
from tillit.casework.cases.parties import offered_documents
from tillit.casework.cases.queries import case_line
from tillit.casework.cases.types import CaseLine, Direction
from tillit.kernel.actor import Staff
from tillit.kernel.swedish import short_day
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

WAY = {Direction.IN: "Från", Direction.OUT: "Till"}


@transaction.atomic
def open_places(case_id: UUID, *, by: Staff, at: datetime) -> CaseLine:
    """The page before anything is shown: which case it is, and nothing else."""
    verdict = policies.check_may_read(by, case_id, at=at)
    line = case_line(by, case_id, at=at)
    note_read(
        "open_places", by=by, at=at, object_id=case_id, person_id=line.person.id,
        shows=(Shows.IDENTITY,), ground=verdict.rule,
    )  # fmt: skip
    return line


@transaction.atomic
def reveal_places(case_id: UUID, *, by: Staff, at: datetime) -> list[tuple[str, str]]:
    """Every place that the pages of the case mask: what it is, and the place. A leaf of its own,
    in the log before the answer leaves."""
    verdict = policies.check_may_read(by, case_id, at=at)
    found = [
        (f"{WAY[each.direction]}, handling {each.number}, {short_day(each.on)}", str(each.party))
        for each in steps.register_of(case_id, hidden=False)
    ]
    found += [
        ("Kommun som ärendet flyttas till eller från", str(each.municipality))
        for each in steps.transfers_of(case_id, hidden=False)
    ]
    found += [
        (f"{each.words}, {short_day(each.on)}", str(each.name))
        for each in offered_documents(by, case_id)
    ]
    note_read(
        "reveal_places", by=by, at=at, object_id=case_id, count=len(found),
        shows=(Shows.LOCATION, Shows.THIRD_PARTY), ground=verdict.rule,
    )  # fmt: skip
    return found
