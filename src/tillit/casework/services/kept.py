"""What services keep about a person."""

from functools import partial

from django.db.models import Model

from tillit.trust.holdings.types import Codes, Holding

from . import models as m
from .coded import REASONS, STAGES, STEPS
from .types import (
    Attendance,
    ConsentAnswer,
    ConsentRole,
    EndReason,
    Moment,
    NonExecutionReason,
    PauseReason,
)

STEPPED: dict[str, Codes] = {"verb": STEPS, "source": STAGES, "target": STAGES, "reason": REASONS}
OfService = partial(Holding, own=("service__person",))

HOLDINGS = (
    Holding(
        m.Service,
        "Insats",
        own=("person",),
        entry="made_at",
        labels={
            "assessed": "Efter behovsprövning",
            "decision_number": "Beslutets nummer",
            "end_reason": "Varför den slutade",
            "end_text": "Hur den slutade",
            "kind_code": "Slag (kod)",
            "kind_name": "Insats",
            "made_at": "Inlagd",
            "out_of_home": "Utanför hemmet",
            "suitable_at": "Bedömd lämplig",
            "suitable_because": "Varför den är lämplig",
            "suitable_by": "Bedömd av",
        },
        codes={"stage": STAGES, "end_reason": EndReason},
    ),
    OfService(
        m.Order,
        "Beställning",
        entry="ordered_at",
        labels={
            "aim": "Syfte",
            "answer_text": "Svar i ord",
            "contact": "Hur man möter personen",
            "declined_because": "Varför den avböjdes",
            "extent": "Omfattning",
            "ordered_at": "Beställd",
            "ordered_by": "Beställd av (id)",
            "ordered_by_name": "Beställd av",
        },
    ),
    OfService(m.ServiceStep, "Steg i insatsen", labels={"source": "Från läge"}, codes=STEPPED),
    OfService(
        m.Consent,
        "Samtycke",
        named=("person",),
        labels={"role": "Som"},
        codes={"role": ConsentRole, "answer": ConsentAnswer},
    ),
    OfService(m.Pause, "Avbrott", entry="began_at", codes={"reason": PauseReason}),
    OfService(
        m.Goal,
        "Mål",
        labels={"now": "Nu", "start": "Från början", "steps": "Steg", "words": "Med egna ord"},
    ),
    Holding(
        m.GoalRating,
        "Skattning av mål",
        own=("goal__service__person",),
        labels={"goal": "Mål (id)", "value": "Värde"},
    ),
    OfService(
        m.PlanStep,
        "Steg i planen",
        labels={"by_when": "Senast", "done_at": "Klart", "done_by_name": "Klart av", "who": "Vem"},
    ),
    OfService(
        m.SessionNote,
        "Träff",
        entry="signed_at",
        labels={"attendance": "Närvaro", "held_at": "Hölls"},
        codes={"attendance": Attendance},
    ),
    OfService(m.Measure, "Fråga om hur det är", entry=""),
    OfService(
        m.MeasurePoint,
        "Tillfälle för frågorna",
        labels={"moment": "Tillfälle"},
        codes={"moment": Moment},
    ),
    Holding(
        m.MeasureAnswer,
        "Svar på hur det är",
        own=("point__service__person",),
        entry="",
        labels={"measure": "Fråga (id)", "point": "Tillfälle (id)", "value": "Värde"},
    ),
    OfService(m.ToldWorker, "Det personen velat berätta"),
    Holding(
        m.NonExecution,
        "Varför beslutet inte är verkställt",
        under=("decision_id",),
        codes={"reason": NonExecutionReason},
    ),
    Holding(
        m.FollowUp,
        "Uppföljning",
        own=("person",),
        entry="began_at",
        labels={
            "began_by_name": "Började av",
            "from_at": "Från",
            "told_end": "Vad som sades vid slutet",
            "told_start": "Vad som sades i början",
        },
    ),
    Holding(
        m.Closing,
        "Avslut och bevarande",
        own=("person",),
        labels={
            "dispose_by": "Gallras senast",
            "duty_day": "Gallringsskyldig från",
            "lines": "Hur tiden räknades",
            "never": "Gallras aldrig",
            "rules_version": "Reglernas version",
        },
    ),
)
EXCUSED: dict[type[Model], str] = {
    m.ThreeAnswers: "svar utan namn, nyckel eller tidpunkt: leder inte till någon"
}
