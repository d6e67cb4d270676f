"""What the register keeps about a person. It goes with the person, not with a file."""

from functools import partial

from tillit.kernel.location import Location
from tillit.trust.audit.types import Shows
from tillit.trust.holdings.types import Goes, Holding

from .models import (
    ContactNeeds,
    ContactWay,
    Correction,
    HiddenPlace,
    Household,
    HouseholdMember,
    Merge,
    Person,
    Relation,
    Representation,
    SearchName,
    SearchVersion,
    SearchWord,
    ThreatNote,
)
from .types import ContactKind, Protection, RelationKind, RepresentationKind, Source

Registered = partial(Holding, goes=Goes.REGISTER, entry="set_at")
SOURCED = {"source": Source}

HOLDINGS = (
    Holding(
        Person,
        "Person",
        own=("id",),
        goes=Goes.FREE,
        entry="registered_at",
        shows=Shows.IDENTITY,
        labels={
            "born": "Född",
            "dead_on": "Död",
            "family_name": "Efternamn",
            "given_name": "Förnamn",
            "language": "Språk",
            "merged_into": "Samma som (id)",
            "number": "Personnummer",
            "protection": "Skydd",
            "sex": "Kön",
            "sort_key": "Sorteras som",
        },
        codes={"protection": Protection},
    ),
    Registered(
        ContactWay,
        "Kontaktväg",
        own=("person",),
        shows=Shows.CONTACT,
        labels={"safe": "Trygg väg", "value": "Nummer eller adress"},
        codes={"kind": ContactKind, **SOURCED},
    ),
    Registered(
        ContactNeeds,
        "Hur personen får kontaktas",
        own=("person",),
        shows=Shows.CONTACT,
        labels={"interpreter": "Tolk", "never": "Gör aldrig så", "safe_way": "Trygg väg"},
    ),
    Registered(
        HiddenPlace,
        "Plats som leder till personen",
        own=("person",),
        shows=Shows.LOCATION,
        labels={"value": "Plats"},
        codes={"kind": Location, **SOURCED},
    ),
    Holding(
        Household,
        "Hem",
        own=("members__person",),
        goes=Goes.FREE,
        entry="",
        shows=Shows.LOCATION,
        labels={"address": "Adress", "label": "Kallas", "place": "Ort"},
    ),
    Registered(
        HouseholdMember,
        "Bor i",
        own=("person",),
        named=("household__members__person",),
        shows=Shows.LOCATION,
        labels={"household": "Hem (id)", "share": "Hur ofta"},
        codes=SOURCED,
    ),
    Registered(
        Relation,
        "Relation",
        own=("person",),
        named=("other",),
        shows=Shows.THIRD_PARTY,
        labels={"other": "Den andra (id)"},
        codes={"kind": RelationKind, **SOURCED},
    ),
    Registered(
        Representation,
        "Företrädare",
        own=("person",),
        named=("representative",),
        labels={
            "paper": "Handlingen som visar det",
            "relation": "Relation (id)",
            "representative": "Företrädare (id)",
        },
        codes={"kind": RepresentationKind},
    ),
    Registered(
        SearchName,
        "Namn i sökningen",
        own=("person",),
        entry="",
        shows=Shows.IDENTITY,
        labels={"root_id": "Person (id)", "sort_key": "Sorteras som", "words": "Ord"},
    ),
    Registered(
        ThreatNote,
        "Varning för hot",
        own=("person",),
        entry="raised_at",
        labels={
            "ends_on": "Gäller till",
            "raised_at": "Antecknat",
            "raised_by": "Antecknat av (id)",
            "told": "Personen har fått veta",
        },
    ),
    Registered(
        Correction,
        "Rättelse i registret",
        own=("person",),
        entry="at",
        shows=Shows.IDENTITY,
        labels={"after": "Blev", "before": "Var", "field": "Uppgift"},
    ),
    Registered(
        Merge,
        "Sammanslagning",
        own=("keep", "drop"),
        entry="merged_at",
        shows=Shows.IDENTITY,
        labels={
            "drop": "Togs bort (id)",
            "keep": "Behölls (id)",
            "keep_protection": "Skyddet då",
            "merged_at": "Sammanslagna",
            "merged_by": "Av (id)",
            "undone_at": "Ångrat",
            "undone_by": "Ångrat av (id)",
            "undone_reason": "Varför det ångrades",
        },
    ),
)
EXCUSED = {
    SearchWord: "lösa ord ur namn, knutna till ingen",
    SearchVersion: "ett märke; inget om någon",
}
