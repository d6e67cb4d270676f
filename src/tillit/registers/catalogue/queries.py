"""Read the catalogue."""

from collections.abc import Iterable
from datetime import datetime

from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere
from tillit.kernel.swedish import day_of
from tillit.law.bases import bases

from . import models
from .types import BASES, ServiceKind


def published_kinds(actor: Actor) -> list[ServiceKind]:
    """What can be ordered now, by name. Two queries."""
    rows = models.ServiceKind.objects.filter(withdrawn_at=None).order_by("name")
    return [_kind(row) for row in rows.prefetch_related("units")]


def every_kind(actor: Actor) -> list[ServiceKind]:
    """Also what can no longer be ordered, by name. Two queries."""
    rows = models.ServiceKind.objects.order_by("name").prefetch_related("units")
    return [_kind(row) for row in rows]


def bases_of_services(actor: Actor, *, at: datetime) -> list[tuple[str, str]]:
    """The sections that a kind of service may rest on that day, by code, as one reads them."""
    found = {since.value.code: since for since in bases(day_of(at))}
    return [
        (code, f"{found[code].value.name_sv} ({found[code].source})")
        for code in BASES
        if code in found
    ]


def kind_of_service(actor: Actor, code: str) -> ServiceKind:
    """One kind of service, also one that can no longer be ordered."""
    found = kinds_of_services(actor, [code])
    if code not in found:
        raise NotThere
    return found[code]


def kinds_of_services(actor: Actor, codes: Iterable[str]) -> dict[str, ServiceKind]:
    """Many kinds by code, in two queries."""
    rows = models.ServiceKind.objects.filter(code__in=set(codes)).prefetch_related("units")
    return {row.code: _kind(row) for row in rows}


def _kind(row: models.ServiceKind) -> ServiceKind:
    return ServiceKind(
        code=row.code,
        name=row.name,
        description=row.description,
        legal_basis=row.legal_basis,
        law=row.law,
        out_of_home=row.out_of_home,
        measures=tuple(row.measures),
        unit_ids=tuple(link.unit_id for link in row.units.all()),
        published_at=row.published_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_because=row.withdrawn_because,
    )
