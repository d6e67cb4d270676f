"""`./tillit manage keys`: which keys seal what, and which may be taken out of the settings."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tillit.kernel.actor import System
from tillit.overview.custody.queries import in_use, last_key_is_right
from tillit.overview.custody.types import check_value
from tillit.trust.sealing.types import keys


class Command(BaseCommand):
    """Show the state; exit code 1 when something lies under a key that is not here."""

    help = "Which keys seal what (see docs/how-to/nycklar.md)."

    def handle(self, *args: Any, **options: Any) -> None:
        """One line a key, then one a place."""
        actor, held = System("keys"), keys()
        used = in_use(actor)
        count: Counter[str] = Counter()
        for each in used:
            count[each.key_id] += each.count
        roles = {next(iter(held)): "förseglar", list(held)[-1]: "gör fingeravtryck"}
        if len(held) == 1:
            roles = {next(iter(held)): "förseglar och gör fingeravtryck"}
        for key_id, key in held.items():
            role = roles.get(key_id) or (
                "öppnar" if count[key_id] else "används inte, kan tas bort ur inställningen"
            )
            self.stdout.write(
                f"{key_id}: kontrolltal {check_value(key)}, {count[key_id]} värden, {role}"
            )
        for each in used:
            fades = ", borta inom ett dygn" if each.short else ""
            self.stdout.write(f"  {each.place}: {each.count} under {each.key_id}{fades}")
        if gone := sorted(set(count) - set(held)):
            lost = sum(count[key_id] for key_id in gone)
            raise CommandError(
                f"Nyckeln saknas: {', '.join(gone)}. {lost} värden går inte att öppna."
            )
        if last_key_is_right(actor) is False:
            raise CommandError(
                "Den sista nyckeln är inte den som gjorde fingeravtrycken: ingen kod på ett kvitto "
                "hittas. Lägg tillbaka den sist i TILLIT_FIELD_KEYS."
            )
