"""The kinds and states that cases speak of."""

from enum import StrEnum

from tillit.law.retention import FileKind


class CaseKind(StrEnum):
    """What a case is about."""

    CHILD = "child"
    ASSISTANCE = "assistance"

    @property
    def file_kind(self) -> FileKind:
        """What the file is, as far as retention cares: a child's investigation is kept longer."""
        child = self is CaseKind.CHILD
        return FileKind.CHILD_INVESTIGATION if child else FileKind.ORDINARY


class NoteKind(StrEnum):
    """What sort of event a note tells about."""

    PHONE = "phone"
    MEETING = "meeting"
    HOME_VISIT = "home_visit"
    CHILD_TALK = "child_talk"
    LETTER = "letter"
    STATEMENT = "statement"
    PROTECTION = "protection"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The kind as it stands in forms, on the timeline and among drafts."""
        return _NOTES[self]


_NOTES = {
    NoteKind.PHONE: "Telefonsamtal",
    NoteKind.MEETING: "Möte",
    NoteKind.HOME_VISIT: "Hembesök",
    NoteKind.CHILD_TALK: "Samtal med barnet",
    NoteKind.LETTER: "Brev eller mejl",
    NoteKind.STATEMENT: "Uppgift från någon utanför",
    NoteKind.PROTECTION: "Skyddsbedömning",
    NoteKind.OTHER: "Annan anteckning",
}


class NoteStage(StrEnum):
    """A note is a draft that only its author sees, until it is signed and locked."""

    DRAFT = "draft"
    SIGNED = "signed"
    DISCARDED = "discarded"


class NoteMoveWhy(StrEnum):
    """Why a note did not belong where it stood. A word, not free text: it is read by those who
    may not know whose note it was."""

    WRONG_CASE = "wrong_case"
    MIXED_UP = "mixed_up"
    OTHER = "other"


class CloseReason(StrEnum):
    """Why a case was closed."""

    NO_SERVICE = "no_service"
    GOAL_REACHED = "goal_reached"
    DECLINED = "declined"
    MOVED = "moved"
    ADULT = "adult"
    OTHER = "other"
    WRONG_PERSON = "wrong_person"


CLOSINGS = {
    CloseReason.NO_SERVICE: "Ingen insats behövs",
    CloseReason.GOAL_REACHED: "Målen är nådda",
    CloseReason.DECLINED: "Familjen tackar nej",
    CloseReason.MOVED: "Familjen har flyttat",
    CloseReason.ADULT: "Barnet har fyllt 18",
    CloseReason.OTHER: "Annat",
    CloseReason.WRONG_PERSON: "Utredningen gällde fel person",
}


class ShownTo(StrEnum):
    """Who may see a child's own words. Each step lets in those of the step before."""

    ASSIGNED = "assigned"
    STAFF = "staff"
    PARTIES = "parties"


class TimelineGroup(StrEnum):
    """What the timeline can be filtered by."""

    NOTES = "notes"
    CHILD = "child"
    DOCUMENTS = "documents"
    DECISIONS = "decisions"
    STEPS = "steps"


class InformedHow(StrEnum):
    """How somebody concerned got to know, or that they do not know yet (SoL 20:4)."""

    MEETING = "meeting"
    PHONE = "phone"
    LETTER = "letter"
    NOT_YET = "not_yet"


class DisputedHow(StrEnum):
    """How a person said that something is wrong."""

    MY_PAGES = "my_pages"
    STAFF = "staff"


class DisputeAnswer(StrEnum):
    """What was decided about what a person says is wrong. The post itself stays readable."""

    CORRECTED = "corrected"
    KEPT = "kept"

    @property
    def words(self) -> str:
        """As it stands on pages and papers."""
        return {
            DisputeAnswer.CORRECTED: "Rättat",
            DisputeAnswer.KEPT: "Står kvar som det är",
        }[self]


class DisqualifiedGround(StrEnum):
    """Why somebody may not handle a case (FL 16 §, first paragraph, points 1-5)."""

    PARTY = "party"
    REPRESENTS = "represents"
    SAME_MATTER = "same_matter"
    LOWER_INSTANCE = "lower_instance"
    DOUBT = "doubt"


class Direction(StrEnum):
    """Which way something went."""

    IN = "in"
    OUT = "out"


class TransferStage(StrEnum):
    """Where a request to move a case is (SoL 29:10-12)."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    AT_IVO = "at_ivo"
    HANDED_OVER = "handed_over"
    STAYED = "stayed"


class DelayAnswer(StrEnum):
    """What came of a party's demand for a decision (FL 12)."""

    DECIDED = "decided"
    REFUSED = "refused"


class NoticeKind(StrEnum):
    """What a notice tells: of a case, or (late, to_duty, unseen) of a child's line in a report."""

    GLASS = "glass"
    HANDED_OVER = "handed_over"
    NO_HOLDER = "no_holder"
    REPLIED = "replied"
    DISPUTED = "disputed"
    APPEALED = "appealed"
    REPORT_LEFT = "report_left"
    NOTE_LEFT = "note_left"
    NOTE_CAME = "note_came"
    PROTECTION_LATE = "late"
    HANDED_TO_DUTY = "to_duty"
    UNSEEN = "unseen"
    PROTECTION = "protection"
    ORDER_PROTECTION = "order_protect"
    LIFT_ASKED = "lift_asked"
    ADDRESS_ASKED = "address_asked"
    ADDRESS_SHOWN = "address_shown"

    @property
    def of_report(self) -> bool:
        """Whether it tells of a report, not of a case."""
        return self in (
            NoticeKind.PROTECTION_LATE,
            NoticeKind.HANDED_TO_DUTY,
            NoticeKind.UNSEEN,
        )

    @property
    def of_order(self) -> bool:
        """Whether it tells of an order to a provider."""
        return self is NoticeKind.ORDER_PROTECTION


class AssessmentState(StrEnum):
    """How far the assessment of a case has come."""

    NONE = "none"
    DRAFT = "draft"
    SIGNED = "signed"


class WrittenOn(StrEnum):
    """A page where many forms are kept while they are written."""

    REPORT = "report"
    DECISIONS = "decisions"
    CONSENT = "consent"  # a party's own answer about a service
    THREE = "three"  # what a party thinks of a service
