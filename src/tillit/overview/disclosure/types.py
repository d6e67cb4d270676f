"""Words of disclosure that others may use."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from tillit.law.citation import Citation, Status
from tillit.law.confidentiality import SecrecyRule
from tillit.law.dated import Since
from tillit.law.disclosure import Recipient
from tillit.registers.people.types import Shown


class Outcome(StrEnum):
    """What came of it."""

    GIVEN = "given"
    PARTLY = "partly"
    REFUSED = "refused"

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return {
            Outcome.GIVEN: "Lämnades ut",
            Outcome.PARTLY: "Lämnades ut till en del",
            Outcome.REFUSED: "Lämnades inte ut",
        }[self]


class Form(StrEnum):
    """In which form it left."""

    ORAL = "oral"
    PAPER = "paper"
    DIGITAL = "digital"
    UNSAID = "unsaid"  # the program wrote the row, and nobody said

    @property
    def words(self) -> str:
        """As it stands on pages."""
        return {
            Form.ORAL: "Muntligt",
            Form.PAPER: "På papper",
            Form.DIGITAL: "Digitalt",
            Form.UNSAID: "Formen är inte antecknad",
        }[self]


@dataclass(frozen=True)
class About:
    """What a release is of: a case, or a child's line in a report that has led to none."""

    case_id: UUID | None = None
    line_id: UUID | None = None

    @property
    def id(self) -> UUID:
        """The one that is given."""
        found = self.case_id or self.line_id
        assert found is not None
        return found


@dataclass(frozen=True)
class Ground:
    """A rule to choose: what it says, and what must be weighed."""

    code: str
    name: str
    weigh: str
    source: Citation
    status: Status


@dataclass(frozen=True)
class ReleaseIn:
    """What the worker has written. `refused_why` also for the part that was kept back."""

    recipient: Recipient
    name: str
    what: str
    ground: str
    weighing: str
    outcome: Outcome
    form: Form | None
    on: date
    refused_why: str = ""
    told_of_appeal: bool = False
    document_id: UUID | None = None


@dataclass(frozen=True)
class ExtractOut:
    """An extract of all about a person that was made: its row in the register."""

    person_id: UUID
    recipient: Recipient
    name: str
    what: str
    ground: Since[SecrecyRule]
    weighing: str
    outcome: Outcome
    form: Form
    refused_why: str
    told_of_appeal: bool
    document_id: UUID


@dataclass(frozen=True)
class ReleaseLine:
    """A row of the register. `name`, `what` and the texts are empty to who may not see the case;
    `name` is a mask in a protected family."""

    id: UUID
    case_id: UUID | None
    line_id: UUID | None
    number: str
    recipient: str
    name: Shown
    what: str
    ground: str
    source: str
    weighing: str
    outcome: Outcome
    form: Form | None
    on: date
    refused_why: str
    told_of_appeal: bool
    document_id: UUID | None
    by_name: str
    at: datetime
