"""`./tillit manage disposal`: what is ripe today and why the rest is kept. Nothing is touched."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.overview.disposal.actions import carry_out, open_dry_run
from tillit.overview.disposal.types import Step


class Command(BaseCommand):
    """A line a file, with the rule, its source and its mark."""

    help = "Dry run of disposal; --carry-out removes what two people have approved and waited for."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whether to remove; the whole list of what is kept is long."""
        parser.add_argument("--carry-out", action="store_true")
        parser.add_argument("--kept", action="store_true", help="also a line for each file kept")

    def handle(self, *args: Any, **options: Any) -> None:
        """Ripe first, then how many are kept for which reason."""
        by, at = System("disposal"), timezone.now()
        if options["carry_out"]:
            done = carry_out(by=by, at=at)
            for gone_or_kept in done:
                left = gone_or_kept.left_because
                what = left.words if left else gone_or_kept.step.words
                self.stdout.write(f"{', '.join(gone_or_kept.numbers)}: {what}")
            gone = sum(each.step is Step.DONE for each in done)
            self.stdout.write(f"{gone} files removed, {len(done) - gone} kept.")
            return
        run = open_dry_run(by=by, at=at)
        for each in (*run.ripe, *(run.kept if options["kept"] else ())):
            rule = each.verdict.rule
            word = "ripe" if each.verdict.ripe else "kept"
            numbers = ", ".join(each.numbers) or str(each.person_id)
            self.stdout.write(
                f"{word}: {numbers}: {rule.text_sv} ({rule.source}, {rule.status.swedish})"
            )
        whys = Counter(each.verdict.why for each in run.kept)
        for why, count in whys.most_common():
            self.stdout.write(f"kept, {why.words if why else ''}: {count}")
        self.stdout.write(f"{len(run.ripe)} of {run.count} files are ripe. Nothing was touched.")
