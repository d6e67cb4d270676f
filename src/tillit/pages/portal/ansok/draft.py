"""A draft as its pages see it: what is answered, what was typed, and where somebody is."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tillit.areas.assistance import actions
from tillit.areas.assistance.types import TYPED, ApplicationStage, MyApplication
from tillit.pages.http.requests import ResidentRequest

from . import steps
from .asking import Asking, Raw
from .base import Step


@dataclass(frozen=True)
class DraftPage:
    """One's own application while it is written."""

    application: MyApplication
    answers: dict[str, Any]
    typed: dict[str, Raw]
    asking: Asking

    @property
    def way(self) -> tuple[str, ...]:
        """Its steps."""
        return steps.way(self.application.kind, self.answers)

    def after(self, step: str) -> str:
        """The step that follows, also from one that is no longer asked."""
        way = self.way
        place = way.index(step) if step in way else -1
        return way[min(place + 1, len(way) - 1)]

    def before(self, step: str) -> str:
        """The step before; nothing before the first."""
        way = self.way
        place = way.index(step) if step in way else 0
        return way[place - 1] if place else ""

    def made(self, step: str) -> Step:
        """The step with what is known of it."""
        return steps.made(step, self.typed, self.answers, self.asking)

    @property
    def wrong(self) -> str:
        """The first step that lacks something."""
        return steps.first_wrong(self.typed, self.answers, self.asking, self.way)

    @property
    def here(self) -> str:
        """Where to go on: the first step that nobody has been on, or that lacks something."""
        new = (each for each in self.way if each in steps.STEPS and each not in self.typed)
        return self.wrong or next(new, steps.PAPERS)


def open_draft(request: ResidentRequest, application_id: UUID) -> DraftPage | None:
    """One's own draft with its children; nothing when it is signed already. Raises NotThere."""
    by, at = request.actor, request.at
    found = actions.open_application(application_id, by=by, at=at)
    if found.stage is not ApplicationStage.DRAFT:
        return None
    held = json.loads(found.answers)
    typed = held.pop(TYPED, {})
    family = actions.open_family(application_id, by=by, at=at)
    asking = Asking(found.kind, found.month, found.together, family)
    return DraftPage(found, held, typed, asking)
