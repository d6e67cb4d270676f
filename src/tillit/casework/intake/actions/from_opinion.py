"""A concern report of what somebody wrote as an opinion: a colleague's duty to report."""

from datetime import datetime
from uuid import UUID

from tillit.casework.intake.types import (
    Answer,
    Channel,
    ChildIn,
    ReporterIn,
    ReporterKind,
    ReportIn,
    Section,
)
from tillit.kernel.actor import Staff

from .draft import receiving_unit
from .receive import take_in

HEADING, QUESTION = "Ur en synpunkt till socialtjänsten", "Det som stod i synpunkten"
WHERE = "Socialtjänsten"


def report_from_opinion(opinion: UUID, text: str, *, by: Staff, at: datetime) -> UUID:
    """The report has the colleague as reporter (SoL 19:1) and the opinion's words as its text; who
    wrote them does not follow. Any colleague who reads opinions may: the duty asks for no unit.
    The id is the opinion's, so that the same one twice is one report."""
    report = ReportIn(
        channel=Channel.OTHER,
        reporter_kind=ReporterKind.MANDATED,
        sections=(Section(HEADING, (Answer(QUESTION, text),)),),
        children=(ChildIn(),),
        received_at=at,
        reporter=ReporterIn(name=by.name, role=by.title, organisation=WHERE),
        id=opinion,
    )
    return take_in(report, unit_id=receiving_unit(by), by=by, at=at).report_id
