"""What recovery keeps about a person. All of it goes with the applicant's file."""

from tillit.law.assistance.recovery import EntryKind, Ground
from tillit.trust.holdings.types import Holding

from . import models as m

RECOVERY = (
    Holding(
        m.RecoveryClaim,
        "Återkrav",
        own=("sheet__case__person",),
        entry="proposed_at",
        labels={
            "before": "Räkningen som betalades (id)",
            "calculation": "Rätt räkning (id)",
            "dropped_at": "Återtaget",
            "kronor": "Krävs tillbaka, kronor",
            "left": "Kvar att betala tillbaka, kronor",
            "paid": "Betalades ut, kronor",
            "proposed_at": "Föreslaget",
            "proposed_by_name": "Föreslaget av",
            "weighed": "Så vägdes hushållets läge",
        },
        codes={"ground": {each.value: each.words for each in Ground}},
    ),
    Holding(
        m.RecoveryEntry,
        "Rad i ett återkrav",
        own=("claim__sheet__case__person",),
        labels={
            "claim": "Återkrav (id)",
            "kronor": "Kronor",
            "reference": "Betalningens referens",
            "undoes": "Rättar rad (id)",
        },
        codes={"kind": {each.value: each.words for each in EntryKind}},
    ),
    Holding(
        m.RecoveryPlan,
        "Plan för att betala tillbaka",
        own=("claim__sheet__case__person",),
        labels={
            "claim": "Återkrav (id)",
            "first_on": "Första gången",
            "kronor": "Kronor varje månad",
            "left": "Kvar när planen gjordes, kronor",
        },
    ),
)
