"""Let somebody make their first passkey, where no identity provider vouches for staff."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse

from tillit.config.clock import now
from tillit.kernel.actor import System
from tillit.trust.identity.actions import employ, offer_enrolment
from tillit.trust.identity.ports import identification
from tillit.trust.identity.queries import staff_by_subject
from tillit.trust.identity.types import Audience


class Command(BaseCommand):
    """`manage.py enrol_staff SUBJECT`: prints a link that works once, for an hour."""

    help = "Print a link with which a member of staff makes their first passkey."

    def add_arguments(self, parser: CommandParser) -> None:
        """Who, and where the program is reached."""
        parser.add_argument("subject", help="the account's name, for example alma.ek")
        parser.add_argument("--name", help="makes the account when there is none")
        parser.add_argument("--title", default="")
        parser.add_argument("--address", default="http://localhost:8000")

    def handle(self, *args: Any, **options: Any) -> None:  # Any: Django's own signature
        """Find or make the account, and print the link."""
        if identification().configured(Audience.STAFF):
            raise CommandError("Staff sign in by an identity provider here; keys are not used.")
        by, at = System("enrol_staff"), now()
        staff_id = staff_by_subject(by, options["subject"], at=at)
        if staff_id is None:
            if not options["name"]:
                raise CommandError("There is no such account. Give --name to make one.")
            staff_id = employ(
                options["name"], subject=options["subject"], title=options["title"], by=by, at=at
            )
        token = offer_enrolment(staff_id, by=by, at=at)
        path = reverse("desk:first_key", args=[token])
        self.stdout.write(f"{options['address'].rstrip('/')}{path}")
