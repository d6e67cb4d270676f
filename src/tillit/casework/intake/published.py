"""What a party may be told, on their own pages, of the report behind a case: the day it came.

The day can tell who reported, when only one person knew. So it is told where the law lets the
reporter be known (OSL 26:5); for everybody else the page says only that somebody got in touch.
"""

from datetime import datetime
from uuid import UUID

from tillit.casework.cases.types import PartyNews
from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of

from .models import ReportedChild, ReporterSecrecy
from .types import ReporterKind
from .workflow import Stage


def told_to_party(actor: Actor, case_id: UUID, ids: frozenset[UUID], at: datetime) -> PartyNews:
    """The day of the report that opened the case, if it gives nobody away. Two queries.

    A report that joined a running case is not told: its day would say that there is another.
    """
    rows = ReportedChild.objects.filter(case_id=case_id, stage=Stage.OPENED)
    line = rows.select_related("report").order_by("received_at", "pk").first()
    if line is None or not _may_know(line, ids):
        return PartyNews()
    return PartyNews(arrived_on=day_of(line.received_at))


def _may_know(line: ReportedChild, ids: frozenset[UUID]) -> bool:
    """A decision about this party holds. Without one: professionals who must report are known,
    and children know what they have told themselves."""
    decided = ReporterSecrecy.objects.filter(report=line.report_id, party_id__in=ids)
    secret = decided.order_by("-at", "-pk").values_list("secret", flat=True).first()
    if secret is not None:
        return not secret
    kind = line.report.reporter_kind
    own = kind == ReporterKind.CHILD and line.person_id in ids
    return kind == ReporterKind.MANDATED or own
