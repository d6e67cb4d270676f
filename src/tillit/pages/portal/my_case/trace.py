"""Who has read about me: by role and unit, on what ground, with a receipt for every row."""

import json
from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from tillit.casework.cases import actions
from tillit.casework.cases.types import TraceRow
from tillit.kernel.actor import Role
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.pages.http.guard import resident_page
from tillit.pages.http.requests import ResidentRequest
from tillit.pages.seen.types import long_day

from .page import own_page

WHO = {
    Role.INTAKE: "Någon i mottagningen",
    Role.SOCIAL_WORKER: "En socialsekreterare",
    Role.LEADER: "En gruppledare",
    Role.DUTY: "Någon i socialjouren",
    Role.BOARD_SECRETARY: "En nämndsekreterare",
    Role.PROVIDER: "Någon som ger stödet",
    Role.PARTNER: "Någon hos en part vi samarbetar med",
}
SOMEBODY = "Någon som arbetar hos oss"
WHY = {
    "assigned": "Hade uppdraget.",
    "intake": "Tog emot det som kom in.",
    "leader": "Leder arbetet i gruppen.",
    "duty": "Hade jour.",
    "provider": "Fick en beställning av stödet.",
    "glass": "Öppnade i en nödsituation. Varje sådan öppning kontrolleras efteråt.",
    "partner": "Var inbjuden för att samarbeta med oss.",
}
BY_WORK = "Behövde det i arbetet."


@dataclass(frozen=True)
class Row:
    """A row in words."""

    leaf: int
    signed: bool
    who: str
    what: str
    day: str
    why: str


@require_GET
@resident_page
def trace(request: ResidentRequest) -> HttpResponse:
    """The rows. The title says nothing: somebody may stand beside."""
    found = actions.open_my_trace(by=request.actor, at=request.at)
    rows = [_row(each, request) for each in found.rows]
    return own_page(request, "trace", {"rows": rows, "more": found.more})


@require_GET
@resident_page
def receipt(request: ResidentRequest, leaf: int) -> HttpResponse:
    """A file that shows that a row stands in the signed log, for the program that checks it."""
    proof = actions.open_trace_receipt(leaf, by=request.actor, at=request.at)
    if proof is None:
        raise Refusal("Kvittot är inte klart än. Försök igen om en minut.")
    text = json.dumps(proof.receipt(), ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="kvitto-{proof.index}.json"'
    return answer


def _row(row: TraceRow, request: ResidentRequest) -> Row:
    who = WHO.get(row.role, SOMEBODY) if row.role else SOMEBODY
    return Row(
        leaf=row.leaf,
        signed=row.signed,
        who=f"{who}, {row.unit_name}" if row.unit_name else who,
        what=f"Läste i ärende {row.case_number}." if row.case_number else "Läste dina uppgifter.",
        day=long_day(row.day, day_of(request.at)),
        why=WHY.get(row.ground, BY_WORK),
    )
