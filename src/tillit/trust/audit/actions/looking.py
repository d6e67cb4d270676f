"""Look at the log as a whole: how large, who has signed, what the night's reading gave."""

from datetime import datetime

from django.db import connection, transaction

from tillit.kernel.actor import Staff
from tillit.kernel.swedish import day_of
from tillit.trust.audit import queries
from tillit.trust.audit.policies import check_may_see
from tillit.trust.audit.tree import placed
from tillit.trust.audit.types import LogView, TypedLine

from .log import note_read


@transaction.atomic
def open_log(*, by: Staff, at: datetime) -> LogView:
    """What the page of the log shows: nothing about anybody. Leaves a leaf. Raises NotThere."""
    check_may_see(by)
    note_read("open_log", by=by, at=at, shows=(), ground="review")
    return LogView(
        size=placed(),
        signed=queries.latest_checkpoint(by),
        late=queries.signing_is_late(by, at=at),
        inspection=queries.latest_inspection(by),
        witnesses=tuple(queries.witnesses(by, at=at)),
        line=queries.line_to_print(by, at=at),
        erased=queries.erased(by),
        kept=queries.kept_for(by, on=day_of(at)),
        keys=tuple(queries.known_keys(by)),
        by_owner_of_a_file=connection.vendor == "sqlite",
    )


@transaction.atomic
def compare_with_paper(text: str, *, by: Staff, at: datetime) -> TypedLine:
    """A line from the binder against the log as it is now. Raises NotThere."""
    check_may_see(by)
    found = queries.compare_line(by, text)
    note_read("compare_line", by=by, at=at, shows=(), ground="review")
    return found
