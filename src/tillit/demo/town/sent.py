"""E-services in use in Solby, and a few things that have come in by them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from tillit.contact.eservices import actions, queries
from tillit.contact.eservices.types import Answers
from tillit.demo.town.dice import SEED
from tillit.kernel.actor import Actor, Guest

OMBUD: Answers = {
    "adult": "ja", "self": "me", "called": "Kaneli", "phone": "070-1740605",
    "tell": "Jag får brev från Kronofogden och öppnar dem inte.", "when": ["morning"],
}  # fmt: skip
TALK: Answers = {
    "called": "Vi två", "who": "two", "safe_home": "ja", "phone": "070-1740606",
    "tell": "Vi bråkar om allt sedan flytten.", "when": ["evening"],
}  # fmt: skip


@dataclass(frozen=True)
class SentIn:
    """Who takes the forms in use, which unit receives, and when it is now."""

    by: Actor
    unit: UUID
    now: datetime

    def tell(self) -> None:
        """All forms of the program in use, and two that were sent by nobody in particular."""
        since = self.now - timedelta(days=40)
        for _, written in queries.seeds(self.by):
            actions.publish_form(written, unit_id=self.unit, by=self.by, at=since)
        dice = Random(SEED)  # noqa: S311 – a town, not a secret
        sent = (("personligt-ombud", OMBUD, 1), ("familjeradgivning", TALK, 3))
        for code, answers, days in sent:
            form = queries.form(self.by, code)
            key = UUID(int=dice.getrandbits(128), version=4)
            at = self.now - timedelta(days=days)
            actions.send(form.id, key, answers, by=Guest(), at=at)
