"""A town with some offers."""

from datetime import UTC, datetime, time

import pytest

from tillit.kernel.actor import System
from tillit.registers.directory import actions
from tillit.registers.directory.types import Hours, OfferIn, PlaceIn, Way, Where

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 20, 40, tzinfo=UTC)  # Sunday 21.40
TOWN = System("test")


def offer_in(code="foraldrachatten", **changes):
    said = {
        "name": "Föräldrachatten", "what": "Skriv med en person som lyssnar och ger råd.",
        "for_whom": "Du som är förälder.", "happens": "Du skriver. Någon svarar.",
        "begin": "Öppna chatten.", "cost": "Gratis", "way": Way.OPEN, "situations": ("home",),
    } | changes  # fmt: skip
    return OfferIn(code=code, **said)


def publish(code="foraldrachatten", *, at=AT, **changes):
    return actions.publish_offer(offer_in(code, **changes), by=TOWN, at=at)


@pytest.fixture
def place(db):
    said = PlaceIn("Mötesplats Hamnen", Where.INDOORS, "Kajgatan 4")
    return actions.say_place(said, by=TOWN, at=AT)


EVENINGS = (Hours(6, time(18), time(23)),)
