"""Begin in a municipality where nobody has an account yet."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from tillit.config.clock import now
from tillit.kernel.actor import Role, System
from tillit.kernel.refusal import Refusal
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.queries import somebody_has
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.queries import staff_by_subject


class Command(BaseCommand):
    """`manage.py first_administrator SUBJECT --name NAME`. The rest is done in the browser."""

    help = "Make the first account that administers the system, and its unit."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and what their unit is called."""
        parser.add_argument("subject", help="the account's name at the identity provider")
        parser.add_argument("--name", required=True)
        parser.add_argument("--title", default="Systemförvaltare")
        parser.add_argument("--unit", default="Ledning")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """Make account, unit and role, or say why not."""
        by, at = System("first_administrator"), now()
        if somebody_has(by, Role.ADMINISTRATOR, at=at):
            raise CommandError(
                "Somebody administers the system already. They add colleagues under Kollegor."
            )
        try:
            with transaction.atomic():
                staff = staff_by_subject(by, options["subject"], at=at) or employ(
                    options["name"], subject=options["subject"], title=options["title"],
                    by=by, at=at,
                )  # fmt: skip
                unit = open_unit(options["unit"], UnitKind.BOARD, by=by, at=at)
                give_seat(staff, unit, Role.ADMINISTRATOR, by=by, at=at)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("Sign in, open Kollegor, add units and colleagues.")
