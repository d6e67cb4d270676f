"""Write out everything about a person, readable without us. Only by the archivist."""

import hashlib
from datetime import datetime
from typing import BinaryIO
from uuid import UUID

from django.db import transaction

from tillit.kernel.actor import Actor, Staff
from tillit.kernel.events import Code
from tillit.kernel.refusal import NotThere, Refusal
from tillit.overview.disposal.events import PersonExported
from tillit.overview.disposal.export.folder import Missing, write_folder
from tillit.overview.disposal.export.reading import faults
from tillit.overview.disposal.models import PersonExport
from tillit.overview.disposal.policies import check_archivist
from tillit.overview.disposal.queries import in_line
from tillit.overview.disposal.types import Exported
from tillit.registers.people.queries import followed_merges, ids_of
from tillit.trust.access.queries import walled_person_ids
from tillit.trust.audit.actions import note_read, record
from tillit.trust.audit.types import Shows
from tillit.trust.holdings.queries import records_of

CHUNK = 1024 * 1024


@transaction.atomic
def export_person(person_id: UUID, target: BinaryIO, *, by: Actor, at: datetime) -> Exported:
    """Write the zip to an empty file that can be read again, and compare it before it counts.

    The leaf is written first, and everything stands or falls together. An emergency opening is no
    way here, and what concerns oneself or one's kin is somebody else's to export. An archivist
    exports what is on its way out, and the rest is no more theirs to read than anybody's. Raises
    Refusal where a document cannot be read: an export that is not whole is none.
    """
    check_archivist(by)
    person = followed_merges(by, person_id)
    ids = ids_of(by, person)
    if ids & walled_person_ids(by, at=at):
        raise NotThere
    if isinstance(by, Staff) and not ids & in_line(by):
        raise NotThere
    note_read("export_person", by=by, at=at, person_id=person, shows=Shows, ground="archive")
    try:
        records, files = write_folder(target, person, records_of(by, ids), at=at)
    except Missing:
        raise Refusal(
            "En handling går inte att läsa, så exporten blir inte hel. "
            "Säg till den som sköter systemet."
        )
    target.seek(0)
    if wrong := faults(target):
        raise Refusal(f"Exporten är inte hel och har inte sparats: {wrong[0]}.")
    digest = _digest(target)
    row = PersonExport.objects.create(
        person_id=person,
        records=records,
        files=files,
        digest=digest,
        made_by=getattr(by, "id", None),
        made_by_name=getattr(by, "name", ""),
        made_at=at,
    )
    record(PersonExported(row.pk, person, records, files, Code(digest)), by=by, at=at)
    return Exported(records, files, digest)


def _digest(target: BinaryIO) -> str:
    target.seek(0)
    mark = hashlib.sha256()
    while piece := target.read(CHUNK):
        mark.update(piece)
    target.seek(0)
    return mark.hexdigest()
