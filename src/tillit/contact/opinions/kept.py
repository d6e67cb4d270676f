"""What an opinion keeps about the person who signed it."""

from tillit.trust.holdings.types import Goes, Holding

from .models import Opinion
from .types import Kind, Stage, Wants

HOLDINGS = (
    Holding(
        Opinion,
        "Synpunkt eller tips",
        own=("person",),
        entry="",
        goes=Goes.REGISTER,
        labels={
            "code_index": "Kodens avtryck",
            "ended_on": "Besvarad eller avslutad",
            "report_id": "Orosanmälan (id)",
            "reported_by_name": "Anmäld av",
            "reported_on": "Blev orosanmälan",
            "wants": "Om svar",
        },
        codes={
            "kind": {each.value: each.words for each in Kind},
            "stage": {each.value: each.words for each in Stage},
            "wants": {each.value: each.words for each in Wants},
        },
    ),
)
