"""Begin in a municipality where nobody has an account yet: two administrators, for it takes two to
give a role (one asks, the other confirms)."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from tillit.config.clock import now
from tillit.kernel.actor import Role, System
from tillit.kernel.refusal import Refusal
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.queries import how_many_have, units
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_by_subject

ENOUGH = 2


class Command(BaseCommand):
    """`manage.py first_administrator SUBJECT --name NAME`. The rest is done in the browser."""

    help = "Make the first two accounts that administer the system, one a run, and their unit."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and what their unit is called."""
        parser.add_argument("subject", help="the account's name at the identity provider")
        parser.add_argument("--name", required=True)
        parser.add_argument("--title", default="Systemförvaltare")
        parser.add_argument("--unit", default="Ledning")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """Make account, unit and role, or say why not."""
        by, at = System("first_administrator"), now()
        has = how_many_have(by, Role.ADMINISTRATOR, at=at)
        if has >= ENOUGH:
            raise CommandError(
                "Two administer the system already. They add colleagues under Kollegor."
            )
        try:
            with transaction.atomic():
                staff = staff_by_subject(by, options["subject"], at=at) or employ(
                    options["name"], subject=options["subject"], title=options["title"],
                    by=by, at=at,
                )  # fmt: skip
                unit = _unit(options["unit"], by, at)
                give_seat(staff, unit, Role.ADMINISTRATOR, by=by, at=at)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        if has + 1 < ENOUGH:
            self.stdout.write("Run this once more for a second administrator: roles take two.")
        self.stdout.write("Sign in, open Kollegor, add units and colleagues.")


def _unit(name: str, by: System, at: datetime) -> UUID:
    """The unit of this name, opened where there is none."""
    found = next((unit.id for unit in units(by, UnitKind.BOARD) if unit.name == name), None)
    return found or open_unit(name, UnitKind.BOARD, by=by, at=at)
