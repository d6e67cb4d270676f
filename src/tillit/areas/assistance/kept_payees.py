"""What is kept of who gets money. It goes with the applicant's file."""

from tillit.trust.holdings.types import Holding

from . import models as m
from .types.payees import Agreed, HolderCheck, PayeeKind, WayToPay

PAYEES = (
    Holding(
        m.Payee,
        "Mottagare av pengar",
        own=("case__person",),
        named=("person", "told_by", "stopped_by"),
        entry="added_at",
        labels={
            "account": "Konto",
            "account_mark": "Kontots märke",
            "added_at": "Inlagd",
            "added_by": "Inlagd av (id)",
            "added_by_name": "Inlagd av",
            "agreed": "Hushållets ja",
            "agreed_on": "Dagen för hushållets ja",
            "approved_at": "Bekräftad",
            "approved_by": "Bekräftad av (id)",
            "approved_by_name": "Bekräftad av",
            "by_leader": "Bekräftad av den som leder enheten",
            "checked": "Så kontrollerades kontot",
            "ended_at": "Upphörde",
            "held_until": "Inget betalas ut före",
            "name": "Namn",
            "reference": "Referens",
            "replaces": "Ersätter (id)",
            "salary_of": "Kollega vars lön går dit (id)",
            "stopped_at": "Stoppad av hushållet",
            "stopped_by": "Stoppad av (id)",
            "told_by": "Inskriven av personen själv (id)",
            "way": "Sätt att betala",
        },
        codes={"kind": PayeeKind, "way": WayToPay, "agreed": Agreed, "checked": HolderCheck},
    ),
)
