"""What people in Solby think of the social services. Nobody of them is anybody."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from tillit.contact.opinions import actions
from tillit.contact.opinions.types import Kind, OpinionIn, Wants
from tillit.demo.town.dice import SEED
from tillit.kernel.actor import Guest, Staff

# Days ago, kind, whether an answer is wanted, the words, the answer.
SAID = (
    (62, Kind.PRAISE, False, "Ni svarade i telefon samma dag. Det betydde mycket.", ""),
    (41, Kind.COMPLAINT, True, "Jag fick vänta tre veckor på ett svar om min ansökan.",
     "Det är för länge. Vi ringer nu upp inom två dagar och säger när beslutet kommer."),
    (33, Kind.IDEA, True, "Öppna Medborgarhuset en kväll i veckan. Många arbetar på dagen.",
     "Från januari har vi öppet på torsdagar till klockan 20."),
    (9, Kind.COMPLAINT, True, "Väntrummet har inga stolar för barn. Det är svårt med vagn.", ""),
    (4, Kind.IDEA, False, "Skriv i brevet vilken buss man tar till er.", ""),
    (2, Kind.OTHER, True, "Kan man komma med en vän som stöd på ett möte?", ""),
    (1, Kind.PRAISE, False, "Tack till dem som lagar mat i Hamnen på fredagar.", ""),
)  # fmt: skip


def tell_opinions(*, by: Staff, at: datetime) -> None:
    """Seven opinions over two months; two have an answer, one is closed, four wait."""
    dice = Random(SEED)  # noqa: S311 – a town, not a secret
    for days, kind, wants, text, answer in SAID:
        id_ = UUID(int=dice.getrandbits(128), version=4)
        said = OpinionIn(id_, kind, text, Wants.CODE if wants else Wants.NOTHING)
        came = at - timedelta(days=days)
        actions.send_opinion(said, by=Guest(), at=came)
        if answer:
            actions.answer_opinion(id_, answer, by=by, at=came + timedelta(days=2))
    first = UUID(int=Random(SEED).getrandbits(128), version=4)  # noqa: S311 – the same dice
    actions.close_opinion(first, by=by, at=at - timedelta(days=60))
