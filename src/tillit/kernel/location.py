"""What tells where somebody is: the one list (field class K6).

An address is the least of it. A school, a unit, the front of a telephone number or the name of a
municipality has been enough for people to be found. Each kind says in Swedish what it is, for the
sentence that stops a letter, and each field of a table that carries one is marked with it
(`class Privacy: location`), which a test holds.
"""

from enum import StrEnum

from .protected import Protected


class Location(StrEnum):
    """A kind of fact that leads to where somebody is."""

    ADDRESS = "address"
    HOME = "home"  # what a home is called: Mammas hem
    MUNICIPALITY = "municipality"
    SCHOOL = "school"
    WORKPLACE = "workplace"
    HEALTH = "health"
    UNIT = "unit"  # also "updated by unit X"
    PROVIDER = "provider"
    PHONE = "phone"
    AREA_CODE = "area_code"
    MAIL = "mail"
    MAIL_DOMAIN = "mail_domain"
    MEETING = "meeting"  # the place of a meeting, and its row in a calendar
    PAYMENT = "payment"  # references of invoices and payments, clearing numbers
    FILE_NAME = "file_name"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The kind as it stands in a sentence: "brevet röjer skolan"."""
        return _WORDS[self]


_WORDS = {
    Location.ADDRESS: "adressen",
    Location.HOME: "vad hemmet kallas",
    Location.MUNICIPALITY: "orten eller kommunen",
    Location.SCHOOL: "skolan eller förskolan",
    Location.WORKPLACE: "arbetsplatsen",
    Location.HEALTH: "vården eller mottagningen",
    Location.UNIT: "enheten",
    Location.PROVIDER: "utföraren",
    Location.PHONE: "telefonnumret",
    Location.AREA_CODE: "riktnumret",
    Location.MAIL: "e-postadressen",
    Location.MAIL_DOMAIN: "vem e-postadressen hör till",
    Location.MEETING: "mötesplatsen",
    Location.PAYMENT: "betalningens referens",
    Location.FILE_NAME: "filens namn",
    Location.OTHER: "en annan plats",
}

# What a worker may write down as a place that must not be told.
TOLD_BY_STAFF = (
    Location.MUNICIPALITY,
    Location.SCHOOL,
    Location.WORKPLACE,
    Location.HEALTH,
    Location.PROVIDER,
    Location.UNIT,
    Location.MEETING,
    Location.OTHER,
)


def place_shown(text: str, *, hidden: bool) -> str | Protected[str]:
    """What a place looks like on a page: a mask where somebody who lives there is protected."""
    return Protected(text) if hidden and text else text
