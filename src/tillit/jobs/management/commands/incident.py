"""`./tillit manage incident --account … --from … --to … [--shut] [--out FOLDER]`."""

import os
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from tillit.kernel.actor import System
from tillit.kernel.refusal import NotThere, Refusal
from tillit.kernel.swedish import STOCKHOLM
from tillit.overview.incident.actions import ask, open_incident, read_log, take_list
from tillit.overview.incident.extracts import as_csv, as_json_lines, as_pdf
from tillit.overview.incident.types import Act, Facts, Known, Report, State
from tillit.trust.identity.actions import shut_account
from tillit.trust.identity.extracts import account_named

BY = System("incident")


class Command(BaseCommand):
    """Whom an account touched, for when somebody else may have had it."""

    help = (
        "Vilka ett konto har rört: personer, slags uppgifter och tider ur loggen, en lista att "
        "informera efter och utkast till IMY och CSIRT. Skickar inget. Se docs/how-to/incident.md."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Which account, which time, where to."""
        parser.add_argument("--account", required=True, help="kontots inloggningsnamn, eller id")
        parser.add_argument(
            "--from", dest="since", required=True, help="från, svensk tid: 2026-11-20T08:00"
        )
        parser.add_argument("--to", dest="until", help="till; annars nu")
        parser.add_argument("--known", help="när någon här fick veta; annars nu")
        parser.add_argument("--shut", action="store_true", help="stäng kontot först")
        parser.add_argument("--out", type=Path, help="en tom eller ny mapp för listan och utkasten")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit code 1 when something is wrong with what was asked."""
        now = timezone.now()
        try:
            staff_id = _account(options["account"])
            if options["shut"]:
                shut_account(staff_id, by=BY, at=now)
                self.stdout.write("Kontot är stängt.")
            since, until = _moment(options["since"]), _moment(options["until"], now)
            incident = ask(staff_id, since, until, _moment(options["known"], now), by=BY, at=now)
            known = open_incident(incident, by=BY, at=now)
            if known.state is not State.DONE:
                read_log(incident, by=BY, at=now, told=partial(self._progress, known.total))
                known = open_incident(incident, by=BY, at=now)
        except NotThere:
            raise CommandError("Det finns inget sådant konto.")
        except (Refusal, ValueError) as problem:
            raise CommandError(str(problem))
        assert known.facts is not None
        self.stdout.write("\n".join(_told(known.facts)))
        if options["out"]:
            self._write(options["out"], known, now)

    def _progress(self, total: int, read: int) -> None:
        if sys.stderr.isatty():
            self.stderr.write(f"\r{read} av {total} blad", ending="")

    def _write(self, folder: Path, known: Known, now: datetime) -> None:
        rows = take_list(known.id, by=BY, at=now)
        files = {
            "lista.jsonl": "".join(as_json_lines(rows)).encode(),
            "lista.csv": as_csv(rows).encode(),
            "lista.pdf": as_pdf(known, rows, now),
            "utkast-imy.txt": known.texts[Report.IMY].encode(),
            "utkast-csirt.txt": known.texts[Report.CSIRT].encode(),
        }
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for name, content in files.items():
                handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                self.stdout.write(str(folder / name))
        except OSError as problem:
            raise CommandError(f"{problem}. Välj en tom mapp.")


def _account(text: str) -> UUID:
    found = account_named(BY, text)
    if found is None:
        try:
            return UUID(text)
        except ValueError:
            raise NotThere
    return found


def _moment(text: str | None, otherwise: datetime | None = None) -> datetime:
    """A moment in Swedish time. Raises ValueError."""
    if not text:
        assert otherwise is not None
        return otherwise
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text}: skriv tiden som 2026-11-20T08:00")
    return found if found.tzinfo else found.replace(tzinfo=STOCKHOLM)


def _told(facts: Facts) -> list[str]:
    return [
        f"Blad: {facts.leaves}",
        f"Personer: {facts.persons}, varav skyddade {facts.protected} och barn {facts.children}",
        f"Utan känd person: {facts.loose}",
        *(f"{act.words}: {facts.acts[act]}" for act in Act if act in facts.acts),
        *(f"{code} visades: {count}" for code, count in sorted(facts.classes.items())),
        f"Inloggningar: {len(facts.sessions)}",
    ]
