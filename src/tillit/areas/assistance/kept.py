"""What financial assistance keeps about a person. All of it goes with the applicant's file."""

from functools import partial

from django.db.models import Model

from tillit.law.assistance.obstacles import Obstacle
from tillit.trust.holdings.types import Holding

from . import models as m
from .types.banking import AnswerKind
from .types.gated import Reviewed
from .types.payees import PaidFor
from .types.paying import Direction
from .types.running import LineState
from .types.words import (
    Answered,
    ApplicationKind,
    Missing,
    Owner,
    Section,
    WarningKind,
    WarningState,
)
from .workflow import ApplicationStage, MonthStage, PaymentStage

OfSheet = partial(Holding, own=("sheet__case__person",))
OfCase = partial(Holding, own=("case__person",))

HOLDINGS = (
    Holding(
        m.Application,
        "Ansökan om ekonomiskt bistånd",
        own=("applicant",),
        named=("co_applicant",),
        entry="started_at",
        labels={
            "applicant": "Sökande (id)",
            "co_applicant": "Medsökande (id)",
            "co_signed_at": "Medsökande skrev under",
            "month": "Månad",
            "sent": "Ansökan som den skickades",
            "sha256": "Kontrollsumma (SHA-256)",
            "signed_at": "Sökande skrev under",
            "started_at": "Påbörjad",
            "submitted_at": "Skickad",
            "withdrawn_at": "Återtagen",
        },
        codes={"kind": ApplicationKind, "stage": ApplicationStage},
    ),
    Holding(
        m.Draft,
        "Påbörjad ansökan",
        own=("application__applicant",),
        entry="saved_at",
        labels={"answers": "Det som är skrivet", "application": "Ansökan (id)"},
    ),
    OfCase(
        m.Worksheet,
        "Månad i ett ärende om ekonomiskt bistånd",
        entry="opened_at",
        labels={
            "application": "Ansökan (id)",
            "calculation": "Räkning (id)",
            "month": "Månad",
        },
        codes={"kind": ApplicationKind, "stage": MonthStage},
    ),
    OfSheet(m.MonthStep, "Steg i månaden", labels={"source": "Från läge"}),
    OfSheet(
        m.MissingThing,
        "Begärd komplettering",
        named=("of",),
        entry="asked_at",
        labels={
            "asked_at": "Begärd",
            "asked_by_name": "Begärd av",
            "by_day": "Senast",
            "dropped_at": "Behövs inte längre",
            "of": "Av (id)",
        },
        codes={"what": Missing},
    ),
    OfSheet(
        m.AgencyAnswer,
        "Svar från en myndighet",
        named=("person",),
        entry="read_at",
        labels={
            "agency": "Myndighet",
            "answered": "Svar",
            "code": "Myndighetens kod",
            "dispose_on": "Gallras",
            "disposed_at": "Gallrad",
            "question_id": "Fråga (id)",
            "read_at": "Läst",
            "reason": "Varför inget svar",
            "rows": "Uppgifter",
        },
        codes={"answered": Answered},
    ),
    OfSheet(
        m.SheetRow,
        "Rad i månaden",
        named=("person",),
        labels={
            "answer": "Svar (id)",
            "corrects": "Rättar rad (id)",
            "counted": "Räknas, kronor",
            "facts": "Uppgifter",
            "kronor": "Kronor",
            "origin": "Kommer ur",
            "owner": "Vems rad",
            "read_at": "Läst",
            "removed_at": "Borttagen",
            "removed_by_name": "Borttagen av",
            "section": "Del",
        },
        codes={"owner": Owner, "section": Section},
    ),
    OfSheet(
        m.SheetComment,
        "Kommentar till en uppgift",
        named=("person",),
        labels={"row": "Rad (id)"},
    ),
    OfSheet(
        m.SheetWarning,
        "Att se över",
        entry="opened_at",
        labels={
            "acknowledged_at": "Sedd",
            "depends_on": "Läst ur",
            "key": "Nyckel",
            "opened_at": "Öppnad",
            "solved_at": "Löst",
            "state": "Läge",
        },
        codes={"kind": WarningKind, "state": WarningState},
    ),
    OfSheet(
        m.SectionApproval,
        "Godkänd del av månaden",
        labels={"digest": "Kontrollsumma", "fallen_at": "Gäller inte längre", "section": "Del"},
        codes={"section": Section},
    ),
    OfSheet(
        m.StoredCalculation,
        "Räkning",
        labels={
            "kronor": "Kronor",
            "provisional": "Preliminär norm",
            "questions": "Öppna frågor",
            "sha256": "Kontrollsumma (SHA-256)",
            "text": "Räkningen som den var",
        },
    ),
    OfSheet(
        m.MonthDecision,
        "Vad ett beslut gav",
        entry="proposed_at",
        labels={
            "by_program": "Av programmet",
            "calculation": "Räkning (id)",
            "changed": "Ändrat av en människa",
            "dropped_at": "Återtaget",
            "kronor": "Kronor",
            "ordered": "Beställt att betala",
            "plan_tried_at": "Utbetalningen prövad av programmet",
            "proposed_at": "Föreslaget",
            "replaces": "Ersätter (id)",
        },
    ),
    Holding(
        m.ReviewDraw,
        "Efterkontroll av ett automatiskt beslut",
        own=("decided__sheet__case__person",),
        entry="drawn_at",
        labels={"decided": "Beslut (id)", "drawn_at": "Uttaget", "reviewed": "Utfall"},
        codes={"reviewed": Reviewed},
    ),
    OfSheet(
        m.RunLine,
        "Vad en körning kom fram till",
        entry="due_at",
        labels={
            "codes": "Varför en människa beslutar",
            "done_at": "Klart",
            "due_at": "Ska göras",
            "failure": "Vad som gick fel",
            "held_by": "Arbetas med av (id)",
            "held_until": "Arbetas med till",
            "run": "Körning (id)",
            "said": "Varför det inte gick",
            "state": "Läge",
            "tries": "Försök",
        },
        codes={"state": LineState},
    ),
    OfSheet(
        m.AdultFact,
        "Försörjningshinder för en månad",
        named=("person",),
        labels={"born_abroad": "Utrikes född", "obstacle": "Försörjningshinder"},
        codes={"obstacle": Obstacle},
    ),
    Holding(
        m.PaymentOrder,
        "Order om utbetalning",
        own=("decided__sheet__case__person",),
        entry="planned_at",
        labels={
            "approved_at": "Godkänd",
            "approved_by": "Godkänd av (id)",
            "approved_by_name": "Godkänd av",
            "by_hand": "För hand",
            "decided": "Beslut (id)",
            "kronor": "Kronor",
            "pay_on": "Betalas",
            "payee": "Mottagare (id)",
            "planned_at": "Planerad",
            "planned_by": "Planerad av (id)",
            "planned_by_name": "Planerad av",
            "purpose": "Ändamål",
        },
        codes={"purpose": PaidFor, "stage": PaymentStage},
    ),
    Holding(
        m.PaymentStep,
        "Steg i en utbetalning",
        own=("order__decided__sheet__case__person",),
        labels={
            "order": "Order (id)",
            "source": "Från läge",
            "witness": "Bevittnat av (id)",
            "witness_name": "Bevittnat av",
        },
    ),
    Holding(
        m.FileLine,
        "Utbetalning i en betalfil",
        own=("order__decided__sheet__case__person",),
        entry="",
        labels={
            "came_back": "Kom tillbaka",
            "code": "Bankens kod",
            "file": "Betalfil (id)",
            "kronor": "Kronor",
            "order": "Order (id)",
            "refused_at": "Nekad",
            "refused_by": "Nekad i svaret (id)",
            "round": "Omgång",
            "undone": "Filen ångrades",
        },
    ),
    Holding(
        m.BookedLine,
        "Utbetalning som banken har bokfört",
        own=("order__decided__sheet__case__person",),
        entry="",
        labels={
            "answer": "Kontoutdrag (id)",
            "booked_on": "Bokförd",
            "closed_at": "Stängd",
            "closed_by": "Stängd av (id)",
            "closed_by_name": "Stängd av",
            "note": "Anteckning",
            "waits": "Skiljer sig, inte stängd",
            "code": "Bankens kod",
            "direction": "Ut eller tillbaka",
            "elsewhere": "Till ett annat konto",
            "end_to_end": "Betalningens namn",
            "entry": "Bankens rad",
            "equal": "Vilken av lika rader",
            "kronor": "Kronor",
            "order": "Order (id)",
        },
        codes={"kind": AnswerKind, "direction": {each.value: each.words for each in Direction}},
    ),
)
EXCUSED: dict[type[Model], str] = {
    m.AutomationSwitch: "om automatiska beslut är på eller av: inget om någon enskild",
    m.StatisticsFile: "att en statistikfil gjordes: inget om någon enskild",
    m.BankAnswer: "att ett svar från banken lästes in: inget om någon enskild",
    m.PaymentFile: "en betalfil med många hushåll; det som rör ett står i dess egna rader",
    m.MonthRun: "att månadens återansökningar gicks igenom: inget om någon enskild",
    m.LocalChoice: "vad kommunen har valt: inget om någon enskild",
    m.NormTable: "ett års riksnorm: inget om någon enskild",
}
