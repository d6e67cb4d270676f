"""What financial assistance keeps about a person's activity. It goes with the case."""

from tillit.law.assistance.activity import AbsenceReason, Judged
from tillit.trust.holdings.types import Holding

from . import models as m
from .types.activity import ActivityKind, ToldBy

HOLDINGS = (
    Holding(
        m.ActivityPlan,
        "Aktivitet som är överenskommen",
        own=("case__person",),
        named=("person",),
        labels={
            "above_why": "Varför fler timmar än lagens mest",
            "agreed": "Överenskommen med personen",
            "by_id": "Inlagd av (id)",
            "by_name": "Inlagd av",
            "ended_at": "Avslutad",
            "ended_by_name": "Avslutad av",
            "ended_on": "Sista dag",
            "ended_why": "Varför den avslutades",
            "minutes": "Minuter i veckan",
            "place": "Plats",
            "schedule": "Minuter varje veckodag",
            "valid_from": "Från",
            "valid_to": "Till",
            "working_percent": "Arbetar, procent av heltid",
        },
        codes={"kind": ActivityKind},
    ),
    Holding(
        m.ActivityDay,
        "Dag i en aktivitet",
        own=("plan__case__person",),
        named=("plan__person",),
        labels={
            "attended": "Närvarande, minuter",
            "by_id": "Antecknad av (id)",
            "by_name": "Antecknad av",
            "judged": "Bedömning",
            "plan": "Aktivitet (id)",
            "replaces": "Ersätter (id)",
            "told_by": "Sagt av",
        },
        codes={"judged": Judged, "reason": AbsenceReason, "told_by": ToldBy},
    ),
)
