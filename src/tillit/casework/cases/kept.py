"""What cases keep about a person."""

from functools import partial

from tillit.trust.audit.types import Shows
from tillit.trust.holdings.types import Codes, Holding

from . import models as m
from .coded import (
    AREAS,
    CLOCKS,
    DELAYS,
    DISPUTED,
    DISQUALIFIED,
    INFORMED,
    KINDS,
    MOVED,
    NOTE_STAGES,
    PARTIES,
    PARTS,
    SHOWN,
    STAGES,
    TRANSFERS,
    WAYS,
    WRITTEN_ON,
)
from .types import CLOSINGS, DisputeAnswer, NoteKind
from .wording import STEPS, STOPPED, TRANSFER

STEPPED: dict[str, Codes] = {"verb": STEPS, "source": STAGES, "target": STAGES}
OfCase = partial(Holding, own=("case__person",))
OfNote = partial(Holding, own=("note__case__person",))

HOLDINGS = (
    Holding(
        m.CaseFile, "Personakt", own=("person",), entry="opened_at", codes={"area": AREAS}
    ),
    Holding(
        m.Case,
        "Ärende",
        own=("person",),
        entry="opened_at",
        labels={
            "closed_reason": "Varför det avslutades",
            "closing_text": "Så här avslutades det",
            "weight": "Tyngd",
        },
        codes={"kind": KINDS, "stage": STAGES, "closed_reason": CLOSINGS},
    ),
    OfCase(m.CaseStep, "Steg i ärendet", labels={"source": "Från läge"}, codes=STEPPED),
    OfCase(
        m.Assessment,
        "Bedömning av barnets behov",
        entry="saved_at",
        labels={"answers": "Svar", "template": "Mall (id)"},
    ),
    Holding(
        m.Clock,
        "Tidsgräns",
        own=("person_id",),
        under=("object_id",),
        entry="started_at",
        labels={
            "due_at": "Senast (klockslag)",
            "extended": "Förlängd",
            "extension_text": "Varför den förlängdes",
            "moved_to": "Flyttad till",
            "stop_code": "Hur den slutade",
            "stopped_at": "Slutade",
        },
        codes={"code": CLOCKS, "stop_code": STOPPED},
    ),
    OfCase(
        m.PlanQuestion,
        "Fråga i utredningen",
        labels={"removed_at": "Borttagen"},
    ),
    OfCase(
        m.InformedPerson,
        "Underrättelse om utredningen",
        named=("person_id",),
        labels={"not_yet_because": "Varför inte än", "person_id": "Den som fick veta (id)"},
        codes={"how": INFORMED},
    ),
    OfCase(
        m.DelayDemand,
        "Begäran om avgörande",
        named=("person_id",),
        entry="received_at",
        codes={"answer": DELAYS},
    ),
    OfCase(
        m.Note,
        "Journalanteckning",
        named=("with_person_id",),
        entry="saved_at",
        labels={
            "childs_words_draft": "Barnets ord (utkast)",
            "told_by": "Vem som berättade",
            "with_person_id": "Med vem (id)",
        },
        classes={"told_by": Shows.THIRD_PARTY},
        codes={"kind": NoteKind, "stage": NOTE_STAGES},
    ),
    OfNote(m.Amendment, "Tillägg till en anteckning"),
    OfCase(
        m.Dispute,
        "Personen anser att något är fel",
        named=("person_id",),
        labels={"answer_why": "Varför"},
        codes={"answer": DisputeAnswer, "how": DISPUTED},
    ),
    Holding(
        m.NoteMove,
        "Anteckning som flyttats",
        own=("target__person",),
        labels={
            "explanation": "Förklaring",
            "source": "Från ärende (id)",
            "stood_since": "Hade stått där sedan",
            "target": "Till ärende (id)",
        },
        codes={"why": MOVED},
    ),
    OfNote(
        m.ChildsWords,
        "Barnets egna ord",
        entry="decided_at",
        labels={"decided_by": "Beslutat av"},
        codes={"shown_to": SHOWN},
    ),
    Holding(
        m.WordsDecision,
        "Beslut om vem som ser barnets ord",
        own=("words__note__case__person",),
        labels={"words": "Barnets ord (nummer)"},
        codes={"shown_to": SHOWN},
    ),
    Holding(m.Notice, "Notis till en medarbetare", under=("object_id",), labels={
        "about_id": "Om kollega (id)", "read_at": "Läst",
    }),
    OfCase(
        m.Publication,
        "Vad en part får se",
        named=("party",),
        entry="decided_at",
        labels={
            "as_party": "Som",
            "documents": "Handlingar (id)",
            "guardian_may_act": "Vårdnadshavaren får svara",
            "maturity": "Mognad",
            "parts": "Delar",
            "representatives": "Företrädare (id)",
            "violence": "Om våld",
        },
        codes={"as_party": PARTIES, "parts": PARTS},
    ),
    OfCase(m.ViolenceMark, "Markering om våld"),
    OfCase(
        m.PartyReply,
        "Svar från en part",
        named=("party",),
        entry="saved_at",
        labels={"ask_id": "Fråga (id)"},
    ),
    OfCase(
        m.RegisterEntry,
        "Diarieförd handling",
        paper="document_id",
        labels={"about": "Vad den gäller", "party": "Från eller till"},
        classes={"party": Shows.THIRD_PARTY},
        codes={"direction": WAYS},
    ),
    OfCase(
        m.SecrecyNote,
        "Sekretessmarkering av handling",
        labels={"authority": "Myndighet", "provision": "Bestämmelse"},
    ),
    OfCase(
        m.Disqualification,
        "Jäv",
        named=("person_id",),
        labels={"staff_name": "Medarbetare"},
        codes={"ground": DISQUALIFIED},
    ),
    OfCase(
        m.Transfer,
        "Flytt till annan kommun",
        entry="asked_at",
        labels={"asked_at": "Begärt", "municipality": "Kommun"},
        codes={"direction": WAYS, "stage": TRANSFERS},
    ),
    Holding(
        m.TransferStep,
        "Steg i en flytt",
        own=("transfer__case__person",),
        labels={"transfer": "Flytt (id)"},
        codes={"verb": TRANSFER},
    ),
    Holding(
        m.StepDraft,
        "Halvskriven text",
        under=("object_id",),
        entry="saved_at",
        labels={
            "key": "Formulär",
            "on_page": "Sida",
            "typed": "Det som skrivits",
            "writer_id": "Skrivs av (id)",
        },
        codes={"on_page": WRITTEN_ON},
    ),
)  # fmt: skip
EXCUSED = {
    m.CaseNumber: "en räknare; inget om någon",
    m.AssessmentTemplate: "frågor i en mall; inget om någon",
}
