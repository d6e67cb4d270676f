"""Write down what left, and read the register."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from tillit.casework.cases.policies import GLASS, READ_ONLY, WAYS_TO_CHANGE, check_may_read
from tillit.casework.cases.ports import Sent
from tillit.casework.cases.queries import case_line
from tillit.casework.intake.extracts import line_called, lines_in
from tillit.casework.intake.policies import WAYS_TO_CHANGE as REPORT_WAYS
from tillit.casework.intake.policies import check_may_read as check_may_read_line
from tillit.contact.documents.queries import documents_under
from tillit.kernel.actor import Actor, Role, Staff
from tillit.kernel.events import Code
from tillit.kernel.location import place_shown
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import day_of
from tillit.law.disclosure import Recipient, grounds_for
from tillit.registers.people.queries import hidden_around
from tillit.trust.access.policies import Verdict
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .events import ReleaseRecorded
from .models import Release
from .types import About, ExtractOut, Form, Outcome, ReleaseIn, ReleaseLine

SHORTEST_WEIGHING = 10  # characters
LATEST = 200
FORMS = {True: Form.ORAL, False: Form.PAPER, None: Form.UNSAID}


@transaction.atomic
def open_releases(about: About, *, by: Actor, at: datetime) -> list[ReleaseLine]:
    """What has left a case or a report and what was refused, the newest first. What left a report
    stands in the case that it led to as well."""
    verdict = _may_read(about, by, at)
    rows = list(Release.objects.filter(_of(about, by)).order_by("-at"))
    note_read(
        "open_releases",
        by=by,
        at=at,
        object_id=about.id,
        shows=(Shows.CONTENT, Shows.THIRD_PARTY),
        ground=verdict.rule,
        count=len(rows),
    )
    _, person = _whose(about, by, at)
    hidden = person is not None and hidden_around(by, person, at=at)
    return [_line(row, hidden=hidden) for row in rows]


@transaction.atomic
def reveal_recipients(about: About, *, by: Staff, at: datetime) -> list[str]:
    """Who got to know, by name, in a protected family. A leaf of its own."""
    verdict = _may_read(about, by, at)
    rows = Release.objects.filter(_of(about, by)).order_by("-at")
    names = list(rows.values_list("name", flat=True))
    note_read(
        "reveal_recipients", by=by, at=at, object_id=about.id, shows=(Shows.LOCATION,),
        ground=verdict.rule, count=len(names),
    )  # fmt: skip
    return names


def _of(about: About, by: Actor) -> Q:
    if about.case_id is None:
        return Q(line_id=about.line_id)
    return Q(case_id=about.case_id) | Q(line_id__in=lines_in(by, about.case_id))


@transaction.atomic
def open_register(*, by: Actor, at: datetime) -> list[ReleaseLine]:
    """The latest releases of all cases, for the reviewer: to what kind of recipient and on what
    ground. Never the name, what it was or what was weighed."""
    if not isinstance(by, Staff) or not by.has(Role.REVIEWER):
        raise NotThere
    rows = list(Release.objects.order_by("-at")[:LATEST])
    shown = [about for row in rows if (about := row.case_id or row.line_id)]
    note_read("open_release_register", by=by, at=at, ground="reviewer", shown=shown, shows=())
    return [_line(row, content=False) for row in rows]


@transaction.atomic
def record_release(about: About, given: ReleaseIn, *, by: Actor, at: datetime) -> UUID:
    """Write down a release or a refusal. Refuses where the ground does not fit the recipient, where
    nothing was weighed, or where a refusal has no reasons or nobody was told of appealing. Whoever
    may write a note may write this: what left in an emergency stands here too, also of a closed
    case. A guest writes nothing."""
    writes = WAYS_TO_CHANGE if about.case_id else REPORT_WAYS
    if _may_read(about, by, at).rule not in {*writes, GLASS}:
        raise Refusal(READ_ONLY)
    rules = {rule.value.code: rule for rule in grounds_for(given.recipient, given.on)}
    rule = rules.get(given.ground)
    if rule is None:
        raise Refusal("Grunden passar inte den mottagaren. Välj en annan grund.")
    _check(given, at)
    if given.document_id and given.document_id not in {
        each.id for each in documents_under(by, about.id)
    }:
        raise Refusal("Handlingen hör inte till ärendet. Välj en annan.")
    number, person = _whose(about, by, at)
    row = Release(
        case_id=about.case_id,
        line_id=about.line_id,
        person_id=person,
        number=number,
        recipient=given.recipient.name.lower(),
        name=given.name.strip(),
        what=given.what.strip(),
        ground=given.ground,
        ground_says=rule.value.name_sv,
        source=str(rule.source),
        weighing=given.weighing.strip(),
        outcome=given.outcome,
        form=given.form or "",
        on=given.on,
        refused_why=given.refused_why.strip(),
        told_of_appeal=given.told_of_appeal,
        document_id=given.document_id,
    )
    return _keep(row, by, at)


def write_sent(sent: Sent, *, by: Actor, at: datetime) -> None:
    """The row of what the program itself sends (`casework.cases.ports`), in the transaction that
    sends it. Where the ground follows from what was sent and the rule book has none for that day,
    that is what the row says."""
    rules = {rule.value.code: rule for rule in grounds_for(sent.recipient, day_of(at))}
    rule = rules.get(sent.ground)
    if rule is None and sent.chosen:
        raise Refusal("Välj på vilken grund uppgifterna lämnas.")
    if len(sent.weighing.strip()) < SHORTEST_WEIGHING:
        raise Refusal("Skriv hur du vägde. En mening räcker.")
    row = Release(
        case_id=sent.case_id,
        line_id=sent.line_id,
        person_id=sent.person_id,
        number=sent.number,
        recipient=sent.recipient.name.lower(),
        name=sent.name,
        what=sent.what,
        ground=sent.ground if rule else "",
        ground_says=rule.value.name_sv if rule else "Regelboken har ingen grund för den dagen.",
        source=str(rule.source) if rule else "",
        weighing=sent.weighing.strip(),
        outcome=Outcome.GIVEN,
        form=FORMS[sent.oral],
        on=day_of(at),
    )
    _keep(row, by, at)


def _keep(row: Release, by: Actor, at: datetime) -> UUID:
    row.by_id, row.by_name, row.at = getattr(by, "id", None), getattr(by, "name", ""), at
    row.save(force_insert=True)
    about = row.case_id or row.line_id
    ground, outcome = Code(row.ground or "unknown"), Outcome(row.outcome)
    record(ReleaseRecorded(about, row.person_id, row.pk, ground, outcome), by=by, at=at)
    return row.pk


@transaction.atomic
def record_extract(given: ExtractOut, *, by: Actor, at: datetime) -> UUID:
    """Write down that all about a person left, or what of it did not. The extract has itself been
    reviewed line by line; its paper says what the program does not know."""
    row = Release(
        case_id=None,
        person_id=given.person_id,
        number="Utdrag",
        recipient=given.recipient.name.lower(),
        name=given.name,
        what=given.what,
        ground=given.ground.value.code,
        ground_says=given.ground.value.name_sv,
        source=str(given.ground.source),
        weighing=given.weighing,
        outcome=given.outcome,
        form=given.form,
        on=day_of(at),
        refused_why=given.refused_why,
        told_of_appeal=given.told_of_appeal,
        document_id=given.document_id,
    )
    return _keep(row, by, at)


def _may_read(about: About, by: Actor, at: datetime) -> Verdict:
    if about.case_id is not None:
        return check_may_read(by, about.case_id, at=at)
    assert about.line_id is not None
    return check_may_read_line(by, about.line_id, at=at)


def _whose(about: About, by: Actor, at: datetime) -> tuple[str, UUID | None]:
    """What it is called, and whom it is about."""
    if about.case_id is not None:
        line = case_line(by, about.case_id, at=at)
        return line.number, line.person.id
    assert about.line_id is not None
    return line_called(by, about.line_id)


def _check(given: ReleaseIn, at: datetime) -> None:
    if given.on > day_of(at):
        raise Refusal("Dagen ligger framåt i tiden. Skriv dagen då det lämnades ut.")
    if not given.name.strip() or not given.what.strip():
        raise Refusal("Skriv vem som fick uppgifterna och vad det var.")
    if len(given.weighing.strip()) < SHORTEST_WEIGHING:
        raise Refusal("Skriv hur du vägde. En mening räcker.")
    if given.outcome is not Outcome.REFUSED and given.form is None:
        raise Refusal("Välj i vilken form det lämnades ut.")
    if given.outcome is not Outcome.GIVEN:
        if not given.refused_why.strip():
            raise Refusal("Skriv varför det inte lämnades ut.")
        if not given.told_of_appeal:
            raise Refusal(
                "Den som frågade ska få veta hur man överklagar. Berätta det och kryssa i rutan."
            )


def _line(row: Release, *, content: bool = True, hidden: bool = False) -> ReleaseLine:
    return ReleaseLine(
        id=row.pk,
        case_id=row.case_id,
        line_id=row.line_id,
        number=row.number,
        recipient=Recipient[row.recipient.upper()].value,
        name=place_shown(row.name, hidden=hidden) if content else "",
        what=row.what if content else "",
        ground=row.ground_says,
        source=row.source,
        weighing=row.weighing if content else "",
        outcome=Outcome(row.outcome),
        form=Form(row.form) if row.form else None,
        on=row.on,
        refused_why=row.refused_why if content else "",
        told_of_appeal=row.told_of_appeal,
        document_id=row.document_id if content else None,
        by_name=row.by_name,
        at=row.at,
    )
