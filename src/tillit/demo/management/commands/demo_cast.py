"""`demo_cast`: print who one can be in the demo."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from tillit.demo.idp.cast import read_cast


class Command(BaseCommand):
    """Print the cast."""

    help = "Prints the cast of the demo."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line each."""
        cast = read_cast(settings.DEMO_CAST)
        for heading, parts in (("Arbetar i Solby", cast.staff), ("Bor i Solby", cast.residents)):
            self.stdout.write(f"\n{heading}:")
            for part in parts:
                self.stdout.write(f"  {part.name:<18} {part.who}")
