"""What e-services keep about a person."""

from tillit.trust.holdings.types import Goes, Holding

from .models import Submission
from .types import Stage

HOLDINGS = (
    Holding(
        Submission,
        "Inskickat på webben",
        own=("person",),
        goes=Goes.REGISTER,
        entry="received_at",
        labels={
            "answers": "Svar",
            "code_index": "Kodens avtryck",
            "done_at": "Klart",
            "form": "Formulär (id)",
            "keeps_file": "Sparas hos personen",
            "reply": "Vad vi svarade",
            "taken_by": "Den som arbetar med det (id)",
            "taken_by_name": "Den som arbetar med det",
        },
        codes={"stage": {each.value: each.words for each in Stage}},
    ),
)
