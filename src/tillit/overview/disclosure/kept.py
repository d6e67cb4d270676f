"""What the register of releases keeps about a person."""

from tillit.law.disclosure import Recipient
from tillit.trust.audit.types import Shows
from tillit.trust.holdings.types import Holding

from .models import Release
from .types import Form, Outcome

RECIPIENTS = {each.name.lower(): each.value for each in Recipient}
HOLDINGS = (
    Holding(
        Release,
        "Utlämnande",
        own=("person_id",),
        under=("case_id", "line_id"),
        paper="document_id",
        labels={
            "form": "I vilken form",
            "line_id": "Anmälan (id)",
            "ground": "Grund (kod)",
            "ground_says": "Grund",
            "name": "Vem som fick det",
            "outcome": "Vad det blev",
            "recipient": "Slags mottagare",
            "refused_why": "Varför det inte lämnades",
            "source": "Lagrum",
            "told_of_appeal": "Fick veta hur man överklagar",
        },
        classes={"name": Shows.THIRD_PARTY},
        codes={"form": Form, "outcome": Outcome, "recipient": RECIPIENTS},
    ),
)
