"""Somebody says that something in a case is wrong (SoL 14:6), and we decide about it.

What stands is never changed: the mark stands beside it, with the person's own words, also in a case
that is closed. What was wrong is put right by a new note, an addition or a new decision.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.casework.cases import policies, steps
from tillit.casework.cases.events import DisputeAnswered, PostDisputed
from tillit.casework.cases.marks import line_of
from tillit.casework.cases.models import Case, Dispute, Publication
from tillit.casework.cases.standing import standing
from tillit.casework.cases.timeline import whole_timeline
from tillit.casework.cases.types import (
    CaseHead,
    DisputeAnswer,
    DisputedHow,
    DisputeLine,
    NoticeKind,
    Paper,
    PostLine,
)
from tillit.kernel.actor import Actor, Resident, Staff
from tillit.kernel.refusal import Moved, NotThere, Refusal
from tillit.registers.people.queries import ids_of, lines_of
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows

from .my_case import seen_papers
from .notice import tell_holders

MOST_SIGNS = 4_000
SHORTEST = 10


@transaction.atomic
def open_disputes(
    case_id: UUID, *, by: Staff, at: datetime
) -> tuple[CaseHead, tuple[DisputeLine, ...], tuple[PostLine, ...]]:
    """What somebody says is wrong in the case, what nobody has decided about first; and the posts
    that may be marked."""
    rule = policies.check_may_read(by, case_id, at=at).rule
    head = steps.head(by, case_id, rule=rule, at=at)
    note_read(
        "open_disputes", by=by, at=at, object_id=case_id, person_id=head.line.person.id,
        shows=(Shows.IDENTITY, Shows.CONTENT, Shows.THIRD_PARTY), ground=rule,
    )  # fmt: skip
    rows = list(Dispute.objects.filter(case_id=case_id).order_by("at", "pk"))
    names = {id: line.name for id, line in lines_of(by, {r.person_id for r in rows}).items()}
    lines = [line_of(row, names.get(row.person_id, "")) for row in rows]
    lines.sort(key=lambda line: line.answer is not None)
    return head, tuple(lines), tuple(_posts(head, by, at))


def _posts(head: CaseHead, by: Actor, at: datetime) -> list[PostLine]:
    people = {line.id: line for line in head.people}
    items = whole_timeline(
        by, head.line.id, head.line.kind, rule=head.ground, people=people, clocks=(),
        hidden=head.hidden, at=at,
    )  # fmt: skip
    return [
        PostLine(each.ref, each.title, each.at)
        for each in items if each.ref and each.kind not in ("dispute", "note_left")
    ]  # fmt: skip


@transaction.atomic
def dispute_post(
    case_id: UUID, post_id: UUID | None, person_id: UUID, *, text: str, by: Staff, at: datetime
) -> None:
    """Write down that a person says that something is wrong; `post_id`: what, if it was said."""
    rule = _may_mark(case_id, by, at)
    head = steps.head(by, case_id, rule=rule, at=at)
    if person_id not in {line.id for line in head.people}:
        raise NotThere
    posts = {each.id: each for each in _posts(head, by, at)}
    if post_id is not None and post_id not in posts:
        raise NotThere
    what = posts[post_id].title if post_id else ""
    _mark(
        head.line.id, person_id, post_id, what, text, DisputedHow.STAFF, name=by.name, by=by, at=at
    )


@transaction.atomic
def answer_dispute(
    case_id: UUID, dispute_id: UUID, *, answer: DisputeAnswer, why: str, by: Staff, at: datetime
) -> None:
    """Decide: it has been corrected, or it stands as it is; always with why. What stood, stands."""
    _may_mark(case_id, by, at)
    if len(why.strip()) < SHORTEST:
        raise Refusal("Skriv varför, och hur det i så fall är rättat. En mening räcker.")
    rows = Dispute.objects.filter(pk=dispute_id, case_id=case_id)
    row = rows.first()
    if row is None:
        raise NotThere
    done = rows.filter(answer="").update(
        answer=answer, answer_why=why.strip(), answered_by_name=by.name, answered_at=at
    )
    if not done:
        raise Moved("En kollega har just svarat. Läs svaret.")
    case = Case.objects.get(pk=case_id)
    record(DisputeAnswered(case_id, case.person_id, dispute_id, answer), by=by, at=at)


@transaction.atomic
def open_my_disputes(
    case_id: UUID, *, by: Resident, at: datetime
) -> tuple[tuple[DisputeLine, ...], tuple[Paper, ...]]:
    """What the resident has said is wrong, with the answers, and what they may say it about."""
    row = _mine(case_id, by, at)
    note_read(
        "open_my_disputes", by=by, at=at, object_id=case_id, person_id=row.case.person_id,
        shows=(Shows.CONTENT,), ground="publication",
    )  # fmt: skip
    own = Dispute.objects.filter(case_id=case_id, person_id__in=ids_of(by, row.party_id))
    lines = tuple(line_of(each, "") for each in own.order_by("-at", "-pk"))
    return lines, seen_papers(row, by, at)


@transaction.atomic
def dispute_mine(
    case_id: UUID, post_id: UUID | None, *, text: str, by: Resident, at: datetime
) -> None:
    """The party says on my pages that something is wrong, in their own words."""
    row = _mine(case_id, by, at)
    papers = {each.id: each.title for each in seen_papers(row, by, at)}
    if post_id is not None and post_id not in papers:
        raise NotThere
    what = papers[post_id] if post_id else ""
    _mark(case_id, row.party_id, post_id, what, text, DisputedHow.MY_PAGES, name="", by=by, at=at)
    tell_holders(NoticeKind.DISPUTED, case_id, by=by, at=at)


def _mark(
    case_id: UUID, person: UUID, post: UUID | None, what: str, text: str, how: DisputedHow, *,
    name: str, by: Actor, at: datetime,
) -> None:  # fmt: skip
    if not text.strip():
        raise Refusal("Skriv vad som är fel.")
    if len(text) > MOST_SIGNS:
        raise Refusal(f"Texten är för lång. Korta den till högst {MOST_SIGNS} tecken.")
    Dispute.objects.create(
        case_id=case_id, object_id=post, what=what[:200], person_id=person, text=text.strip(),
        how=how, recorded_by=name, at=at,
    )  # fmt: skip
    case = Case.objects.get(pk=case_id)
    record(PostDisputed(case_id, case.person_id, post, how), by=by, at=at)


def _may_mark(case_id: UUID, by: Staff, at: datetime) -> str:
    """Who may write in the case may mark what is wrong in it, also when it is closed."""
    rule = policies.check_may_read(by, case_id, at=at).rule
    if rule not in policies.WAYS_TO_CHANGE:
        raise Refusal(policies.READ_ONLY)
    return rule


def _mine(case_id: UUID, by: Resident, at: datetime) -> Publication:
    """The publication that lets the resident in. Who acts for somebody else answers nothing."""
    rows = standing(by, at=at, case_id=case_id)
    if not rows or by.acts_for is not None:
        raise NotThere
    return rows[0]
