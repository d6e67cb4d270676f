"""The three questions: answered without a name. Telling the worker is a choice of its own."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from tillit.casework.services import policies
from tillit.casework.services.events import ThreeAnswersGiven, WorkerTold
from tillit.casework.services.models import Service, ThreeAnswers, ToldWorker
from tillit.kernel.actor import Actor, Guest
from tillit.kernel.events import Code
from tillit.kernel.refusal import Refusal
from tillit.kernel.swedish import day_of
from tillit.trust.audit.actions import record

EXPECTED = ("better", "as", "worse")


@transaction.atomic
def answer_three(
    service_id: UUID,
    *,
    how: int,
    expected: str,
    change: str = "",
    tell_worker: bool = False,
    by: Actor,
    at: datetime,
) -> None:
    """Keep the answers by unit, kind and month, without any key to a person, a case or a service;
    the log says that somebody answered, not who. With `tell_worker` the words are also written in
    the file, as the person's own."""
    service = policies.service_to_change(by, service_id, "three", at=at)
    keep_three(
        service, how=how, expected=expected, change=change, tell_worker=tell_worker, id_=uuid4(),
        by=by, at=at,
    )  # fmt: skip


def keep_three(
    service: Service,
    *,
    how: int,
    expected: str,
    change: str,
    tell_worker: bool,
    id_: UUID,
    by: Actor,
    at: datetime,
) -> bool:
    """Keep the answers once; the answer is whether the worker was told. The caller has checked
    who may."""
    if how not in range(1, 6) or expected not in EXPECTED:
        raise Refusal("Svara på de två första frågorna.")
    said = policies.check_text(change)
    _, made = ThreeAnswers.objects.get_or_create(
        id=id_,
        defaults={
            "unit_id": service.unit_id,
            "kind_code": service.kind_code,
            "month": day_of(at).replace(day=1),
            "how": how,
            "expected": expected,
            "change": said,
        },
    )
    if not made:
        return False
    event = ThreeAnswersGiven(unit=service.unit_id, kind=Code(service.kind_code))
    record(event, by=Guest(), at=at)
    if tell_worker:
        text = policies.check_text(change, "Skriv vad du vill berätta.")
        ToldWorker.objects.create(service=service, text=text, at=at)
        record(WorkerTold(service=service.pk, person=service.person_id), by=by, at=at)
    return tell_worker
