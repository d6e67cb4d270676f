"""What taking part keeps about a person who said who they are."""

from functools import partial

from tillit.registers.directory.types import Identity
from tillit.trust.holdings.types import Codes, Goes, Holding

from .models import Attendance, KeptVisit, SignUp
from .types import Band, Came, Guardian, Stage


def _words(of: type[Band] | type[Came] | type[Guardian] | type[Stage] | type[Identity]) -> Codes:
    return {each.value: each.words for each in of}


Registered = partial(Holding, goes=Goes.REGISTER)

HOLDINGS = (
    Registered(
        SignUp,
        "Anmälan till en grupp",
        own=("person",),
        entry="",
        labels={
            "band": "Ålder",
            "came": "Kom",
            "code_index": "Kodens avtryck",
            "given": "Kallas",
            "group": "Grupp (id)",
            "guardian": "Vårdnadshavare",
            "identity": "Vad man säger om sig",
            "phone": "Telefon",
            "seat": "Plats",
            "told_right": "Fick veta att man kan ansöka",
            "turn": "Tur i kön",
        },
        codes={
            "band": _words(Band), "came": _words(Came), "guardian": _words(Guardian),
            "identity": _words(Identity), "stage": _words(Stage),
        },
    ),
    Registered(
        Attendance,
        "Närvaro i en grupp",
        own=("sign_up__person",),
        labels={"attended": "Kom", "occasion": "Gång (id)", "sign_up": "Anmälan (id)"},
    ),
    Registered(
        KeptVisit,
        "Besök som personen själv sparat",
        own=("person",),
        labels={"offer_name": "Hjälp", "place_name": "Plats"},
    ),
)  # fmt: skip
