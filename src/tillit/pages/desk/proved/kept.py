"""Read what `tools/prove/figures.py` has kept: one file for each program, never a guess."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

# What each program tries, in words for whoever is not a programmer.
WORDS = {
    "kill": ("Det som är sparat finns kvar", "Servern stängs av mitt i arbetet, om och om igen."),
    "log": ("Spåret går inte att ändra", "Någon med alla rättigheter försöker skriva om loggen."),
    "canaries": ("Inget ord når fel person", "Ett eget ord i varje fält söks överallt."),
    "rights": ("En rätt som upphör gäller inte mer", "Den tas bort medan sidan är öppen."),
    "routes": ("Ingen öppnar det som inte är ens eget", "Varje adress prövas med andras nummer."),
    "same": ("Inte din ser ut som finns inte", "Varje svar jämförs, tecken för tecken."),
    "policy": ("Reglerna säger vad de ska", "Påhittade kommuner jämförs med en tvilling."),
    "trace": ("Spåret tar lite tid", "Samma sida mäts med spår och utan."),
    "snoops": ("Den nyfikna syns", "Påhittade kollegor läser det de inte borde."),
    "letters": ("Brev röjer ingen", "Brev skrivs om skyddade personer, till fel mottagare."),
    "accounts": ("Den som slutat kommer inte in", "Konton som ska vara stängda prövas vid dörren."),
    "incident": ("Ett stulet kontos spår syns", "Vilka det rörde söks fram ur loggen."),
    "retention": ("Inget gallras för tidigt", "Påhittade liv prövas mot gallringens regler."),
    "booking": ("Ingen tid ges två gånger", "Många vill ha samma tider i samma ögonblick."),
    "frauds": ("Pengar går inte till fel person", "Bedrägerier prövas, ett sätt i taget."),
    "wall": ("En glömd spärr visar inget", "Databasen själv döljer det som inte är ens eget."),
    "keys": ("En förlorad nyckel går att få tillbaka", "En nyckel slängs och hämtas ur skåpet."),
}  # fmt: skip
POSTGRES = "-postgres"  # ends the name of the file of a run on PostgreSQL
# Where the figures of a program come from, when its file does not say.
DATABASES = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
BOTH, NONE = "SQLite och PostgreSQL", "ingen, siffrorna räknas i minnet"
OF_PROGRAM = {"kill": BOTH, "log": BOTH, "letters": NONE, "snoops": NONE, "retention": NONE}


@dataclass(frozen=True)
class Shown:
    """One figure as it was kept."""

    name: str
    value: str
    goal: str
    held: bool
    control: str
    control_failed: bool


@dataclass(frozen=True)
class Program:
    """One program: `state` is held, broken (or cannot be read) or left (has not been run)."""

    code: str
    title: str
    about: str
    state: str = "left"
    at: datetime | None = None
    size: str = ""
    figures: tuple[Shown, ...] = ()
    database: str = ""

    @property
    def command(self) -> str:
        """How it is run again."""
        name = self.code.removesuffix(POSTGRES)
        return f"{name} --only postgres" if name != self.code else name


def programs(folder: Path) -> list[Program]:
    """All programs: what is broken first, then what held, last what nobody has run here."""
    codes = dict.fromkeys([*WORDS, *sorted(path.stem for path in folder.glob("*.json"))])
    order = ("broken", "held", "left")
    return sorted((_read(folder, code) for code in codes), key=lambda each: order.index(each.state))


def _read(folder: Path, code: str) -> Program:
    name = code.removesuffix(POSTGRES)
    title, about = WORDS.get(name, (name, ""))
    if name != code:  # both runs stand on the page, each with a name of its own
        title = f"{title}, på PostgreSQL"
    try:
        told = json.loads((folder / f"{code}.json").read_text(encoding="utf-8"))
        return _made(code, title, about, told)
    except FileNotFoundError:
        return Program(code, title, about)
    except (OSError, ValueError, KeyError, TypeError):
        return Program(code, title, about, "broken")


def _made(code: str, title: str, about: str, told: dict[str, Any]) -> Program:
    # Any: JSON that was written by another process; what does not fit raises.
    figures = tuple(Shown(**each) for each in told["figures"])
    held = bool(figures) and all(each.held and each.control_failed for each in figures)
    at, state = datetime.fromisoformat(told["at"]), "held" if held else "broken"
    database = DATABASES.get(told.get("database", ""), OF_PROGRAM.get(code, DATABASES["sqlite"]))
    return Program(code, title, about, state, at, told["size"], figures, database)
