"""A report stays as it came in: the database refuses every change, whoever asks."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from tillit.casework.intake.models import ConcernReport, ReportedChild
from tillit.casework.intake.types import ReporterKind
from tillit.kernel.actor import Reporter
from tillit.kernel.ids import new_id

CHANGES: dict[str, Callable[[], int]] = {
    "the text": lambda: ConcernReport.objects.update(text="{}"),
    "who reported": lambda: ConcernReport.objects.update(reporter_name="X"),
    "when it came": lambda: ConcernReport.objects.update(received_at="2020-01-01T00:00Z"),
    "what was said of the child": lambda: ReportedChild.objects.update(said_name="X"),
    "which report a child is in": lambda: ReportedChild.objects.update(number=9),
}


@pytest.mark.parametrize("what", CHANGES)
def test_the_database_refuses_to_change(what: str, receive) -> None:
    """On both databases. Red when: 0002_frozen is taken away (each case by itself)."""
    receive("Alva")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        CHANGES[what]()


def test_what_changes_may_still_change(receive) -> None:
    """The stage of a child is ours to move. Red when: the trigger covers the whole row."""
    receive("Alva")
    assert ReportedChild.objects.update(next_due_at=None) == 1


def test_an_anonymous_report_leaves_nothing_of_the_reporter(receive) -> None:
    """Not even the draft's id. Red when: the log writes a reference for a Reporter."""
    draft = new_id()
    receive("Alva", kind=ReporterKind.ANONYMOUS, by=Reporter(draft))
    everything = " ".join(_every_value())
    assert "utan matsäck" in everything  # the scan does see what is there
    assert str(draft) not in everything
    assert draft.hex not in everything
    row = ConcernReport.objects.get()
    assert (row.registered_by, row.registered_name) == (None, "")


def _every_value() -> list[str]:
    """Every value of every table as text; bytes as they are."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                found += [
                    bytes(v).decode(errors="replace")
                    if isinstance(v, bytes | memoryview)
                    else str(v)
                    for v in row
                ]
    return found
