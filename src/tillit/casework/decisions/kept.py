"""What decisions keep about a person. The board's list keeps its lines without the way back."""

from functools import partial

from tillit.trust.audit.types import Shows
from tillit.trust.holdings.types import Codes, Goes, Holding

from . import models as m
from .coded import APPEALS, RECONSIDERED, STAGES, STEPS, TOLD
from .types import Came, Outcome, Part, SentHow

STEPPED: dict[str, Codes] = {"verb": STEPS, "source": STAGES, "target": STAGES}
OfDecision = partial(Holding, own=("decision__person",))
RECEIVED = {
    "received_by_name": "Mottagandet antecknat av",
    "received_how": "Mottaget hur",
    "received_recorded_at": "Mottagandet antecknat",
}

HOLDINGS = (
    Holding(
        m.Decision,
        "Beslut",
        own=("person",),
        entry="proposed_at",
        labels={
            "best_interest": "Barnets bästa",
            "childs_view": "Barnets inställning",
            "circumstances": "Omständigheter",
            "decided_as": "Beslutat som",
            "delegation_law": "Delegation enligt",
            "dissent": "Avvikande mening",
            "favourable": "Bifall",
            "meeting": "Sammanträde (id)",
            "ordered_at": "Beställt",
            "outcome": "Utgång",
            "paragraph": "Paragraf i protokollet",
            "proposed_at": "Föreslaget",
            "proposed_by": "Föreslaget av (id)",
            "proposed_by_name": "Föreslaget av",
            "provisions": "Bestämmelser",
            "replaces": "Ersätter (id)",
        },
        codes={"outcome": Outcome, "stage": STAGES},
    ),
    OfDecision(
        m.PartyLimit,
        "Del som en part inte får se",
        named=("party",),
        labels={"part": "Del"},
        codes={"part": Part},
    ),
    OfDecision(m.DecisionStep, "Steg i beslutet", labels={"source": "Från läge"}, codes=STEPPED),
    Holding(
        m.Hearing,
        "Kommunikation med part",
        own=("case__person",),
        named=("party",),
        paper="document_id",
        labels={
            "answer_by": "Svar senast",
            "exception": "Undantag",
            "material": "Vad som skickades",
            "more_time": "Gäller längre tid",
            "replaced_at": "Ersatt",
            "sent_on": "Skickat",
        },
        codes={"how": SentHow},
    ),
    Holding(
        m.SpeakOffer,
        "Rätt att tala inför nämnden",
        own=("hearing__case__person",),
        entry="",
        labels={
            "hearing": "Kommunikation (id)",
            "note": "Anteckning",
            "spoke_on": "Talade",
            "told_on": "Fick veta",
            "wants": "Vill tala",
        },
    ),
    OfDecision(
        m.PartyLetter,
        "Brev med beslut",
        named=("party",),
        entry="sent_at",
        paper="document_id",
        labels={"hidden": "Delar som inte visas", **RECEIVED},
        codes={"hidden": Part, "sent_how": SentHow},
    ),
    Holding(
        m.NoticeLetter,
        "Underrättelse per brev",
        under=("object_id",),
        named=("party",),
        entry="sent_at",
        paper="document_id",
        codes={"about": TOLD, "sent_how": SentHow},
    ),
    Holding(
        m.DayCorrection,
        "Dag som rättats",
        own=("case__person",),
        named=("party",),
        labels={"follows_on": "Räknas nu till", "on": "Blev", "ref": "Gäller (id)", "was": "Var"},
        codes={"what": Came},
    ),
    OfDecision(
        m.Appeal,
        "Överklagande",
        named=("party",),
        entry="registered_at",
        paper="document_id",
        labels={
            "court": "Domstol",
            "court_case": "Målnummer",
            "court_decision": "Domstolens beslut (id)",
            "handed_over_by": "Överlämnat av",
            "handed_over_on": "Överlämnat",
            "late": "För sent",
            "outcome": "Omprövning",
            "outcome_text": "Omprövning i ord",
            "own_decision": "Eget beslut (id)",
            "reconsidered_at": "Omprövat",
            "reconsidered_by": "Omprövat av",
            "registered_by": "Registrerat av",
            "ruled_by": "Domen inskriven av",
            "ruled_on": "Domens dag",
            "tested_at": "Rättidsprövat",
            "tested_by": "Rättidsprövat av",
            "tested_text": "Rättidsprövning",
            "uncertain": "Osäkert",
        },
        codes={"outcome": RECONSIDERED, "stage": APPEALS},
    ),
    Holding(
        m.BoardListRow,
        "Rad i listan till nämnden",
        named=("decision__person",),
        entry="",
        goes=Goes.STAYS,
        emptied=("decision",),
        shows=Shows.IDENTITY,
        labels={
            "board_list": "Lista (id)",
            "decided_by": "Beslutat av",
            "outcome": "Utgång",
        },
        codes={"outcome": Outcome},
    ),
)
EXCUSED = {
    m.BoardList: "när listan gjordes; inget om någon enskild",
    m.DelegationOrder: "vem som får besluta vad; inget om någon enskild",
    m.DelegationEntry: "vem som får besluta vad; inget om någon enskild",
    m.Meeting: "när de förtroendevalda möttes; inget om någon enskild",
    m.MeetingMember: "förtroendevaldas namn, som är offentliga",
}
