"""What intake keeps about a child, and about who reported. A report may tell of several children:
it stays until the last of them has left."""

from functools import partial

from tillit.trust.audit.types import Shows
from tillit.trust.holdings.types import Codes, Goes, Holding

from . import models as m
from .coded import (
    ANSWERED,
    FEEDBACK,
    NEEDS,
    STAGES,
)
from .types import CHANNELS, OFFERED, REPORTERS, SAFETY, STEPS, TALKED_HOW, TALKED_WITH

STEPPED: dict[str, Codes] = {"verb": STEPS, "source": STAGES, "target": STAGES}
OfLine = partial(Holding, own=("line__person",))

HOLDINGS = (
    Holding(
        m.ConcernReport,
        "Orosanmälan",
        own=("children__person",),
        goes=Goes.FREE,
        entry="registered_at",
        labels={
            "channel": "Hur den kom",
            "code_index": "Kod (avtryck)",
            "digest": "Kontrollsumma",
            "locale": "Språk",
            "reporter_category": "Anmälarens yrke",
            "reporter_contact": "Anmälarens kontaktuppgifter",
            "reporter_kind": "Slags anmälare",
            "reporter_name": "Anmälarens namn",
            "reporter_organisation": "Anmälarens arbetsplats",
            "reporter_role": "Anmälarens roll",
            "safe_now": "Är barnet tryggt nu",
            "schema_version": "Formulärets version",
            "wants_feedback": "Vill få återkoppling",
        },
        classes=dict.fromkeys(
            (
                "reporter_name",
                "reporter_contact",
                "reporter_organisation",
                "reporter_role",
                "reporter_category",
                "reporter_kind",
            ),
            Shows.REPORTER,
        ),
        codes={"channel": CHANNELS, "reporter_kind": REPORTERS, "safe_now": SAFETY},
    ),
    Holding(
        m.ReportedChild,
        "Barnet i en anmälan",
        own=("person",),
        entry="received_at",
        labels={
            "feedback": "Återkoppling",
            "feedback_asked_at": "Återkoppling begärd",
            "next_due_at": "Nästa tid",
            "protection_due_at": "Skyddsbedömning senast",
            "put_away_at": "Lagt undan",
            "said_about": "Så beskrevs barnet",
            "said_born": "Så sades barnet vara fött",
            "said_name": "Så sades barnet heta",
            "unborn": "Väntat barn",
        },
        codes={"stage": STAGES, "feedback": FEEDBACK},
    ),
    OfLine(m.ReportStep, "Steg i anmälan", labels={"source": "Från läge"}, codes=STEPPED),
    Holding(
        m.ProtectionAssessment,
        "Omedelbar skyddsbedömning",
        own=("person",),
        labels={"need": "Behov av skydd"},
        codes={"need": NEEDS},
    ),
    OfLine(
        m.PreliminaryContact,
        "Samtal i förhandsbedömningen",
        classes={"with_whom": Shows.THIRD_PARTY},
        codes={"with_whom": TALKED_WITH, "how": TALKED_HOW},
    ),
    OfLine(m.Extension, "Längre förhandsbedömning"),
    OfLine(
        m.Feedback,
        "Återkoppling till anmälaren",
        labels={"unsuitable_because": "Varför den var olämplig"},
    ),
    OfLine(m.MeetingOffer, "Erbjudet möte", codes={"with_whom": OFFERED, "answer": ANSWERED}),
    Holding(
        m.ReporterSecrecy,
        "Beslut om anmälarens namn",
        under=("report",),
        named=("party",),
        labels={"secret": "Hemligt"},
        shows=Shows.REPORTER,
    ),
    Holding(
        m.EarlierOpening,
        "Öppnad tidigare anmälan",
        own=("line__person", "earlier__person"),
        labels={"earlier": "Tidigare anmälan (id)"},
    ),
)
EXCUSED = {
    m.ReportDraft: "ett utkast i ett dygn, knutet till ingen",
    m.AlarmWatch: "när larmet tittade; inget om någon",
}
