"""Remove what is ripe, approved and past its quarantine: one person a transaction.

Everything is asked again at that moment. Whatever is interrupted, killed or refused leaves the file
whole and in line; the next run goes on. Bytes on disk go after the commit: a crash there leaves
files without a row, which `tillit manage documents --sweep` takes.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction

from tillit.contact.documents.actions import dispose_of_documents
from tillit.kernel.actor import Actor
from tillit.kernel.events import Code
from tillit.kernel.swedish import day_of
from tillit.overview.disposal.circle import plan_for
from tillit.overview.disposal.events import DisposalListed, FileDisposed
from tillit.overview.disposal.leaving import leave
from tillit.overview.disposal.models import Disposal, DisposalList
from tillit.overview.disposal.policies import check_archivist
from tillit.overview.disposal.queries import file_of, latest_export
from tillit.overview.disposal.shown import line_of
from tillit.overview.disposal.types import DisposalLine, Step, Why
from tillit.trust.audit.actions import erase_payloads, record
from tillit.trust.audit.queries import leaves_about
from tillit.trust.audit.types import NotSigned
from tillit.trust.holdings.actions import let_go

DOCUMENTS = "documents_document"
GROUND = Code("SoL 16:1")


def carry_out(*, by: Actor, at: datetime) -> list[DisposalLine]:
    """Remove every file whose turn has come, then list what was removed. Returns what became of
    each: removed, or left with why. One that waits for its export is passed over."""
    check_archivist(by)
    turn = Disposal.objects.filter(
        step=Step.APPROVED, ended_at=None, quarantine_until__lte=day_of(at)
    )
    found = []
    for id in list(turn.order_by("quarantine_until", "pk").values_list("pk", flat=True)):
        # A leaf that is not signed yet cannot be erased: the whole file waits for the next run.
        with suppress(NotSigned), transaction.atomic():
            if line := _carry_out_one(id, by=by, at=at):
                found.append(line)
    make_list(by=by, at=at)
    return found


def _carry_out_one(id: UUID, *, by: Actor, at: datetime) -> DisposalLine | None:
    row = Disposal.objects.select_for_update().filter(pk=id, ended_at=None).first()
    if row is None:  # another run took it meanwhile
        return None
    file = file_of(by, row.person_id, at=at)
    if file is None or not file.verdict.ripe:
        why = (file and file.verdict.why) or Why.UNKNOWN
        leave(row, why=why, by=by, at=at)
        return line_of(row)
    exported = latest_export(by, row.person_id)
    if row.archive_first and not (
        exported
        and exported >= row.proposed_at
        and (not file.last_entry or exported >= file.last_entry)
    ):
        return None
    plan = plan_for(row.person_id, by=by)
    if plan.held:
        leave(row, why=Why.HELD, by=by, at=at)
        return line_of(row)
    row.files = dispose_of_documents(
        (each for each in plan.rows.get(DOCUMENTS, ()) if isinstance(each, UUID)), by=by, at=at
    )
    row.counts = plan.counts
    row.rows = sum(plan.counts.values())
    let_go(plan, by=by, at=at)
    row.erased = erase_log({row.person_id, *plan.persons, *plan.objects}, by=by, at=at)
    row.step, row.ended_at = Step.DONE, at
    row.save(update_fields=["files", "counts", "rows", "erased", "step", "ended_at"])
    digest = Code(hashlib.sha256(_canonical([row]).encode()).hexdigest())
    record(FileDisposed(row.pk, row.rows, row.files, row.erased, digest), by=by, at=at)
    return line_of(row)


def erase_log(ids: Iterable[UUID], *, by: Actor, at: datetime) -> int:
    """What the log says about the person and the file; the leaves stay, and the tree verifies."""
    return erase_payloads(leaves_about(by, ids), ground=GROUND, by=by, at=at)


@transaction.atomic
def make_list(*, by: Actor, at: datetime) -> UUID | None:
    """List what was removed and stands on no list yet, and vouch for it in the log. Run again
    after an interruption, it takes what the first run left."""
    check_archivist(by)
    rows = list(Disposal.objects.filter(step=Step.DONE, listed=None).order_by("ended_at", "pk"))
    if not rows:
        return None
    body = _canonical(rows)
    digest = hashlib.sha256(body.encode()).hexdigest()
    made = DisposalList.objects.create(
        body=body,
        digest=digest,
        made_by=getattr(by, "id", None),
        made_by_name=getattr(by, "name", ""),
        made_at=at,
    )
    Disposal.objects.filter(pk__in=[row.pk for row in rows]).update(listed=made)
    record(DisposalListed(made.pk, len(rows), Code(digest)), by=by, at=at)
    return made.pk


def _canonical(rows: list[Disposal]) -> str:
    """The very text that is hashed: ids, numbers, rule, days, by whom. No name of a resident."""
    return json.dumps(
        [
            {
                "disposal": str(row.pk),
                "person": str(row.person_id),
                "numbers": row.numbers,
                "source": row.source,
                "rule": row.rule,
                "duty_day": row.duty_day.isoformat(),
                "done_by": row.done_by.isoformat(),
                "proposed": [str(row.proposed_by), row.proposed_at.isoformat()],
                "approved": [
                    str(row.approved_by),
                    row.approved_at.isoformat() if row.approved_at else "",
                ],
                "removed": row.ended_at.isoformat() if row.ended_at else "",
                "rows": row.counts,
                "files": row.files,
            }
            for row in rows
        ],
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )
