"""What a party is asked about services on their own pages: to consent, and what they think.

Only somebody whose page the worker has opened for it (Part.ASKS), for themself, and never more
than their own answer: two guardians do not see each other's.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases.actions import forget_unsent, tell_holders
from tillit.casework.cases.queries import party_opened
from tillit.casework.cases.types import NoticeKind, Part, WrittenOn
from tillit.casework.services import policies
from tillit.casework.services.consent import state_of
from tillit.casework.services.models import Service
from tillit.casework.services.types import (
    ConsentAnswer,
    ConsentLine,
    ConsentRole,
    MyConsent,
    MyService,
    open_answers,
)
from tillit.casework.services.workflow import Stage, is_open
from tillit.kernel.actor import Resident
from tillit.kernel.refusal import Moved, NotThere
from tillit.law.consent import ChildsPart
from tillit.registers.people.queries import ids_of, protection_of
from tillit.trust.access.queries import units
from tillit.trust.audit.actions import note_read
from tillit.trust.audit.types import Shows

from .consent import keep_answer
from .voice import keep_three

ANSWER = "answer"  # the name of the form, as a draft
LATER = "Svaret har ändrats någon annanstans. Läs sidan igen."


@transaction.atomic
def open_my_services(case_id: UUID, *, by: Resident, at: datetime) -> tuple[MyService, ...]:
    """The services of a case that the resident is asked about, newest first. Leaves a leaf.

    Empty, and not an error, for somebody whose page is not open for it.
    """
    party = _party(case_id, by, at)
    if party is None:
        return ()
    rows = Service.objects.filter(case_id=case_id).order_by("-made_at", "-pk")
    found = tuple(each for row in rows if (each := _mine(row, party, by, at)))
    if found:
        note_read(
            "open_my_services",
            by=by,
            at=at,
            object_id=case_id,
            person_id=rows[0].person_id,
            shows=[Shows.CONTENT],
            ground="publication",
            shown=[each.id for each in found],
        )
    return found


@transaction.atomic
def answer_consent(
    service_id: UUID,
    answer: ConsentAnswer,
    *,
    text: str = "",
    began: int | None = None,
    by: Resident,
    at: datetime,
) -> None:
    """Say yes or no to a service, or take a yes back (SoL 21:1-2). The same answer once more
    changes nothing. Whoever has the case is told. `began` is the version of the draft that the
    page has seen: Moved when more has been written in another window."""
    service, line = check_asked(service_id, by, at)
    forget_unsent(WrittenOn.CONSENT, service_id, ANSWER, version=began, by=by, at=at)
    if line.answer is answer:
        return
    if answer not in open_answers(line.answer):
        raise Moved(LATER)
    keep_answer(service, line, answer, policies.check_text(text), by=by, at=at)
    tell_holders(NoticeKind.REPLIED, service.case_id, by=by, at=at)


@transaction.atomic
def answer_three_myself(
    service_id: UUID,
    *,
    how: int,
    expected: str,
    change: str = "",
    tell_worker: bool = False,
    id_: UUID,
    began: int | None = None,
    by: Resident,
    at: datetime,
) -> None:
    """The three questions, answered by the person or a guardian, without a name. `id_` is the
    form's own number, made by chance: the same post twice is one answer. `began`: as above."""
    service = check_may_think(service_id, by, at)
    forget_unsent(WrittenOn.THREE, service_id, ANSWER, version=began, by=by, at=at)
    told = keep_three(
        service, how=how, expected=expected, change=change, tell_worker=tell_worker, id_=id_,
        by=by, at=at,
    )  # fmt: skip
    if told:
        tell_holders(NoticeKind.REPLIED, service.case_id, by=by, at=at)


def check_may_think(service_id: UUID, by: Resident, at: datetime) -> Service:
    """The service, for whoever may answer the three questions. NotThere for anybody else."""
    service = policies.found(service_id)
    party = _party(service.case_id, by, at)
    mine = _mine(service, party, by, at) if party else None
    if mine is None or not mine.may_think:
        raise NotThere
    return service


def check_asked(service_id: UUID, by: Resident, at: datetime) -> tuple[Service, ConsentLine]:
    """The service and the line of whoever the law asks. NotThere for anybody else."""
    service = policies.found(service_id)
    party = _party(service.case_id, by, at)
    line = _line(service, party, by, at) if party else None
    if line is None:
        raise NotThere
    return service, line


def _party(case_id: UUID, by: Resident, at: datetime) -> frozenset[UUID] | None:
    """All ids of the resident, when their own page is open for what we ask."""
    opened = party_opened(by, case_id, at=at)
    if by.acts_for is not None or opened is None or Part.ASKS not in opened:
        return None
    return ids_of(by, by.id)


def _mine(
    service: Service, party: frozenset[UUID], by: Resident, at: datetime
) -> MyService | None:  # fmt: skip
    line = _line(service, party, by, at)
    may_think = is_open("three", Stage(service.stage)) and _told_of(service, party, by, at)
    if line is None and not may_think:
        return None
    hidden = protection_of(by, service.person_id).holds
    names = {} if hidden else {unit.id: unit.name for unit in units(by)}
    return MyService(
        id=service.pk,
        kind_name=service.kind_name,
        unit_name=names.get(service.unit_id, ""),
        consent=MyConsent(line.answer, line.at, line.role) if line else None,
        may_think=may_think,
    )


def _line(
    service: Service, party: frozenset[UUID], by: Resident, at: datetime
) -> ConsentLine | None:
    """The resident's own line among those whom the law asks, while an answer can still be given."""
    if not is_open("consent", Stage(service.stage)):
        return None
    state = state_of(by, service, at=at)
    line = next((each for each in state.people if each.person_id in party), None)
    if line is None or not state.rule.allowed:
        return None
    if line.role is ConsentRole.GUARDIAN and service.suitable_because:
        return None  # given to the youth without the guardian: it is not told here
    if line.role is ConsentRole.CHILD and state.rule.childs_part is ChildsPart.HEARD:
        return None  # the child is listened to, and does not carry the answer
    return line


def _told_of(service: Service, party: frozenset[UUID], by: Resident, at: datetime) -> bool:
    """Whether the resident knows of the service already: it is theirs, or they have said yes."""
    if service.person_id in party:
        return True
    people = state_of(by, service, at=at).people
    given = {each.person_id for each in people if each.answer is ConsentAnswer.GIVEN}
    return bool(given & party)
