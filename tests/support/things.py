"""Every row of the database, what it lies under, and whom it is about: found from the models."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from tests.support.cast import Who
from tests.trust.eyes import Eyes

# Plain ids that say what a row lies under, by the name of the field.
POINTERS = {
    "case_id": "cases.Case",
    "decision_id": "decisions.Decision",
    "glass_id": "access.BrokenGlass",
    "line_id": "intake.ReportedChild",
    "person_id": "people.Person",
    "unit_id": "access.Unit",
}
# What does not say who may see what lies under it, and has its own rules: its own tests hold them.
APART = {"people.Person", "access.Unit", "identity.StaffAccount", "catalogue.ServiceKind",
         "cases.AssessmentTemplate", "decisions.Meeting", "decisions.BoardList",
         "disposal.Disposal", "incident.Incident", "review.ReviewRow"}  # fmt: skip
# What a row is under without pointing at it: those that point at the row.
BELOW = {"intake.ConcernReport": ("intake.ReportedChild", "report_id"),
         "people.Household": ("people.HouseholdMember", "household_id")}  # fmt: skip


@dataclass(frozen=True)
class Held:
    """What decides who may see a row: guarded things, else persons, else nothing."""

    guards: frozenset[UUID] = frozenset()
    persons: frozenset[UUID] = frozenset()


class Things:
    """All rows by table and id, read once."""

    def __init__(self, eyes: Eyes, seed: int = 7) -> None:
        self.eyes, self.dice = eyes, random.Random(seed)
        self._rows: dict[str, dict[Any, Any]] = {}
        self._held: dict[tuple[str, Any], Held] = {}

    def rows(self, label: str) -> dict[Any, Any]:
        """Every row of a table by its id."""
        if label not in self._rows:
            model = apps.get_model(label)
            self._rows[label] = {row.pk: row for row in model._default_manager.order_by("pk")}
        return self._rows[label]

    def of(self, labels: tuple[str, ...]) -> list[Any]:
        """Every row of some tables."""
        return [row for label in labels for row in self.rows(label).values()]

    def parents(self, row: Any) -> Iterator[Any]:
        """The rows that a row points at."""
        for each in row._meta.concrete_fields:
            value = getattr(row, each.attname)
            if value is None:
                continue
            if isinstance(each, models.ForeignKey):
                label = each.related_model._meta.label
                if label.split(".")[0] not in {"audit"}:
                    yield self.rows(label)[value]
            elif each.name == "object_id":
                yield from self._guarded(value)
            elif each.name in POINTERS:
                found = self.rows(POINTERS[each.name]).get(value)
                if found is not None:
                    yield found

    def _guarded(self, id_: UUID) -> Iterator[Any]:
        for label in ("cases.Case", "intake.ReportedChild", "services.Service"):
            if id_ in self.rows(label):
                yield self.rows(label)[id_]

    def above(self, row: Any, labels: tuple[str, ...], depth: int = 3) -> list[Any]:
        """The rows of some tables that a row lies under, the nearest first."""
        near = list(self.parents(row))
        found = [each for each in near if each._meta.label in labels]
        if found or not depth:
            return found
        for each in near:
            if each._meta.label not in APART:
                found += self.above(each, labels, depth - 1)
        return found

    def held(self, row: Any) -> Held:
        """What decides who may see a row."""
        key = (row._meta.label, row.pk)
        if key not in self._held:
            self._held[key] = Held()  # a ring of pointers ends here
            self._held[key] = self._find(row)
        return self._held[key]

    def _find(self, row: Any) -> Held:
        label = row._meta.label
        if row.pk in self.eyes.things:
            return Held(guards=frozenset({row.pk}))
        if label == "people.Person":
            return Held(persons=frozenset({row.pk}))
        if label in APART:
            return Held()
        if label in BELOW:
            table, name = BELOW[label]
            near = [each for each in self.rows(table).values() if getattr(each, name) == row.pk]
            if label == "people.Household":
                return Held(persons=frozenset(each.person_id for each in near))
        else:
            near = [each for each in self.parents(row) if each._meta.label != "people.Person"]
            near = [each for each in near if each._meta.label not in APART]
        guards = frozenset(id_ for each in near for id_ in self.held(each).guards)
        if guards:
            return Held(guards=guards)
        persons = {id_ for each in near for id_ in self.held(each).persons}
        persons |= {p.pk for p in self.parents(row) if p._meta.label == "people.Person"}
        return Held(persons=frozenset(persons))

    def is_seen(self, who: Who, row: Any) -> bool:
        """Whether the twin lets somebody see what a row lies under."""
        held = self.held(row)
        if not held.guards and not held.persons:
            return True  # nobody's: units, colleagues, meetings. Its own rules are its tests'.
        if who.id is None:
            return False
        if not who.is_staff:
            return self._is_opened(who, row, held)
        if held.guards:
            return any(self.eyes.may_read(who.id, each) for each in held.guards)
        return any(self.eyes.may_meet(who.id, each) for each in held.persons)

    def _is_opened(self, who: Who, row: Any, held: Held) -> bool:
        assert who.id is not None
        if not held.guards:
            return bool(held.persons & {who.id, who.acts_for})
        roots = {self.eyes.things[id_].under or id_ for id_ in held.guards}
        return bool(roots & self.eyes.opened(who.id, who.acts_for))
