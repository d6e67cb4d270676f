"""Words of the register of people: how sure we are, and how somebody is protected."""

from enum import StrEnum

from tillit.kernel.protected import Protected

PROTECTED_NAME = "Skyddad person"

Shown = str | Protected[str]


class Protection(StrEnum):
    """How a person is protected. Somebody with a new identity is never marked: it would tell."""

    NONE = "none"
    MARKED = "marked"  # sekretessmarkering: a warning; each authority decides
    REGISTERED = "registered"  # skyddad folkbokföring: the real address is in no register

    @property
    def holds(self) -> bool:
        """Whether there is any protection at all."""
        return self is not Protection.NONE


class Sex(StrEnum):
    """The sex in the population register; it chooses words such as mother and half-brother."""

    UNKNOWN = ""
    FEMALE = "f"
    MALE = "m"


class RelationKind(StrEnum):
    """What `other` is to `person`: relate(child, mother, PARENT)."""

    GUARDIAN = "guardian"
    PARENT = "parent"
    SIBLING = "sibling"
    PARTNER = "partner"
    CONTACT = "contact"


class RepresentationKind(StrEnum):
    """On what ground somebody acts for a person."""

    ATTORNEY = "attorney"
    TRUSTEE = "trustee"
    ADMINISTRATOR = "administrator"
    APPOINTED_GUARDIAN = "appointed_guardian"

    @property
    def words(self) -> str:
        """The ground as it stands on pages."""
        return _REPRESENTS[self]


_REPRESENTS = {
    RepresentationKind.ATTORNEY: "Ombud med fullmakt",
    RepresentationKind.TRUSTEE: "God man",
    RepresentationKind.ADMINISTRATOR: "Förvaltare",
    RepresentationKind.APPOINTED_GUARDIAN: "Särskilt förordnad vårdnadshavare",
}


class Around(StrEnum):
    """What the found person is to the one asked about, in the search for earlier reports."""

    CHILD = "child"
    SIBLING = "sibling"
    PARENT = "parent"
    HOUSEHOLD = "household"


class Source(StrEnum):
    """Who says so. Typed facts carry this until a population register is connected."""

    PERSON = "person"
    GUARDIAN = "guardian"
    REPORT = "report"
    AUTHORITY = "authority"
    STAFF = "staff"
    REGISTER = "register"


class ContactKind(StrEnum):
    """Ways to reach somebody."""

    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"


class Purpose(StrEnum):
    """Why somebody searches. Only the first reaches over the whole register (SoLPuF 15 §)."""

    MATCH = "match"
    WORK = "work"
