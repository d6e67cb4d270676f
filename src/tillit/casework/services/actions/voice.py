"""The three questions: answered without a name. Telling the worker is a choice of its own."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from tillit.casework.services import policies
from tillit.casework.services.events import WorkerTold
from tillit.casework.services.models import Service, ThreeAnswers, ToldWorker
from tillit.kernel.actor import Actor
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
    """Keep the answers by unit, kind and month, without any key to a person, a case or a service.
    With `tell_worker` the words are written in the file instead, as the person's own."""
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
    who may.

    The log gets no line for it, the one action without a trace: its lines stand in the order of
    time, so one right after a named read would say who answered. Words told to the worker are
    not kept among the anonymous answers: the same words in both would join the two.
    """
    if how not in range(1, 6) or expected not in EXPECTED:
        raise Refusal("Svara på de två första frågorna.")
    said = policies.check_text(change, "Skriv vad du vill berätta." if tell_worker else "")
    _, made = ThreeAnswers.objects.get_or_create(
        id=id_,
        defaults={
            "unit_id": service.unit_id,
            "kind_code": service.kind_code,
            "month": day_of(at).replace(day=1),
            "how": how,
            "expected": expected,
            "change": "" if tell_worker else said,
        },
    )
    if not (made and tell_worker):
        return False
    ToldWorker.objects.create(service=service, text=said, at=at)
    record(WorkerTold(service=service.pk, person=service.person_id), by=by, at=at)
    return True
