"""The words of intake: closed lists that tables, forms and pages share."""

from enum import StrEnum


class Channel(StrEnum):
    """How a report reached us."""

    WEB = "web"
    PHONE = "phone"
    VISIT = "visit"
    LETTER = "letter"
    POLICE = "police"
    OTHER = "other"


class ReporterKind(StrEnum):
    """Who reports. Somebody who must report cannot be anonymous."""

    ANONYMOUS = "anonymous"
    PRIVATE = "private"
    MANDATED = "mandated"
    CHILD = "child"


class Safety(StrEnum):
    """The reporter's answer: is the child safe just now?"""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Need(StrEnum):
    """What the protection assessment found (SoL 20:1)."""

    NONE = "none"
    NOW = "now"
    UNKNOWN = "unknown"


class ContactWith(StrEnum):
    """With whom one may talk before the decision: the reporter and the family, nobody else."""

    REPORTER = "reporter"
    CHILD = "child"
    GUARDIAN = "guardian"
    SIBLING = "sibling"
    FAMILY = "family"


class ContactHow(StrEnum):
    """How the talk was held."""

    PHONE = "phone"
    MEETING = "meeting"
    HOME_VISIT = "home_visit"
    LETTER = "letter"


class FeedbackState(StrEnum):
    """Where the answer to the reporter is (SoL 19:6)."""

    NOT_ASKED = "not_asked"
    ASKED = "asked"
    SENT = "sent"
    UNSUITABLE = "unsuitable"


class MeetingWith(StrEnum):
    """To whom a meeting was offered (SoL 19:5)."""

    CHILD = "child"
    GUARDIANS = "guardians"
    REPORTER = "reporter"


class MeetingAnswer(StrEnum):
    """What came of the offer."""

    ACCEPTED = "accepted"
    DECLINED = "declined"
    NOT_SUITABLE = "not_suitable"


class InboxView(StrEnum):
    """The filters of the inbox; they stand in the address."""

    ALL = "alla"
    NEW = "nya"
    ASSESSED = "bedomda"
    ANSWERS = "svar"
    LATE = "sena"
    DECIDED = "avgjorda"
