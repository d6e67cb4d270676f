"""The monthly record of a household to the national statistics (SoL 15:2), declared once: fields,
codes and control rules. From this come the file, the checks of it, and the page that explains both.

The exact national layout has not been found. This is an own layout of the variables that are known,
with a version; a file says in its own name that the form is not confirmed.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tillit.law.assistance.obstacles import Obstacle

LAYOUT = "tillit-1"
NOT_CONFIRMED = "inte-bekraftad-form"
SOURCE = "SoL 15:2 och förordning (1981:1370) 2 §; HSLF-FS 2015:30"
DUE_DAY = 15  # of the next month: HSLF-FS 2015:30, whether it still holds is unverified
MOST_KRONOR = 1_000_000
Row = Mapping[str, str]

HOUSEHOLDS = {
    "3": "ensam man utan barn",
    "4": "ensam man med barn",
    "5": "ensam kvinna utan barn",
    "6": "ensam kvinna med barn",
    "7": "par utan barn",
    "8": "par med barn",
    "9": "okänd",
}
COUPLES, WITH_CHILD = ("7", "8"), ("4", "6", "8")
BORN_ABROAD = {"0": "ingen vuxen utrikes född", "1": "en vuxen", "2": "båda"}
OBSTACLES = {str(each.number): each.words for each in Obstacle}


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name in the file, what it is, its form, its codes, and whether it may lack."""

    name: str
    name_sv: str
    form: str
    form_sv: str
    codes: Mapping[str, str] | None = None
    may_lack: bool = False

    def fits(self, value: str) -> bool:
        """Whether a value has the form of the column."""
        if value == "":
            return self.may_lack
        if self.codes is not None:
            return value in self.codes
        return re.fullmatch(self.form, value, re.ASCII) is not None


FIELDS = (
    Field("manad", "Månad som biståndet avser", r"20[0-9]{2}-(0[1-9]|1[0-2])", "ÅÅÅÅ-MM"),
    Field("kommun", "Kommunkod", r"[0-9]{4}", "fyra siffror"),
    Field("hushall", "Hushållets beteckning: ärendets nummer", r"[^;\s]{1,30}", "högst 30 tecken"),
    Field("alder", "Den sökandes ålder den första i månaden", r"[0-9]{1,3}", "hela år"),
    Field("personer", "Antal personer i hushållet", r"[0-9]{1,2}", "heltal"),
    Field("barn", "Antal barn under 18 år", r"[0-9]{1,2}", "heltal"),
    Field("hushallstyp", "Hushållstyp", "", "kod", HOUSEHOLDS),
    Field("fodelseland", "Utrikes födda bland de vuxna", "", "kod", BORN_ABROAD),
    Field("bistand", "Beviljat bistånd för månaden, kronor", r"[0-9]{1,7}", "hela kronor"),
    Field("hinder_1", "Den sökandes försörjningshinder", "", "eget löpnummer", OBSTACLES),
    Field("hinder_2", "Den medsökandes försörjningshinder", "", "eget löpnummer", OBSTACLES, True),
)
NAMES = tuple(each.name for each in FIELDS)
# A record that passes every rule: also the one that each rule's own breach is made from.
GOOD: Row = dict(
    zip(
        NAMES,
        ("2026-10", "0000", "2026-00017", "34", "3", "1", "8", "1", "11380", "6", "13"),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A control rule. `holds` is asked of a record whose fields all have their form; `breach` is
    what makes GOOD break this rule."""

    code: str
    words: str
    holds: Callable[[Row], bool]
    breach: Row


def _n(row: Row, name: str) -> int:
    return int(row[name])


RULES = (
    Rule("K1", "Den sökande är mellan 18 och 120 år.",
         lambda r: 18 <= _n(r, "alder") <= 120, {"alder": "17"}),
    Rule("K2", "Hushållet har minst en vuxen: barnen är färre än personerna.",
         lambda r: 0 <= _n(r, "barn") < _n(r, "personer"), {"barn": "3"}),
    Rule("K3", "Ett par är minst två vuxna personer.",
         lambda r: r["hushallstyp"] not in COUPLES or _n(r, "personer") - _n(r, "barn") >= 2,
         {"personer": "2"}),
    Rule("K4", "Hushållstypen säger detsamma om barn som antalet barn.",
         lambda r: r["hushallstyp"] == "9"
         or (r["hushallstyp"] in WITH_CHILD) == (_n(r, "barn") > 0),
         {"hushallstyp": "7"}),
    Rule("K5", "Den medsökandes försörjningshinder finns för ett par, och bara då.",
         lambda r: r["hushallstyp"] == "9" or (r["hushallstyp"] in COUPLES) == bool(r["hinder_2"]),
         {"hinder_2": ""}),
    Rule("K6", "Båda kan vara utrikes födda bara i ett par.",
         lambda r: r["fodelseland"] != "2" or r["hushallstyp"] in (*COUPLES, "9"),
         {"hushallstyp": "6", "hinder_2": "", "fodelseland": "2"}),
    Rule("K7", f"Biståndet är mer än noll och högst {MOST_KRONOR} kronor.",
         lambda r: 0 < _n(r, "bistand") <= MOST_KRONOR, {"bistand": "0"}),
)  # fmt: skip
ONCE = "H1"  # a rule over the whole file
ONCE_SV = "Ett hushåll står en gång i månaden."
SAME = "H2"
SAME_SV = "Alla poster gäller filens månad."
FORM = "F"  # before the name of the field


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a record: its place in the file from 1, the rule, and the sentence."""

    place: int
    code: str
    words: str


def faults(rows: Sequence[Row], month: date) -> list[Fault]:
    """Everything that is wrong with the records of a month. None: the file may be sent."""
    found, seen = [], set[str]()
    for place, row in enumerate(rows, 1):
        broken = [each for each in FIELDS if not each.fits(row.get(each.name, ""))]
        found += [
            Fault(place, f"{FORM}-{each.name}", f"{each.name_sv}: {each.form_sv}.")
            for each in broken
        ]
        if not broken:
            found += [Fault(place, r.code, r.words) for r in RULES if not r.holds(row)]
        if row.get("manad") != f"{month:%Y-%m}":
            found.append(Fault(place, SAME, SAME_SV))
        if row.get("hushall", "") in seen:
            found.append(Fault(place, ONCE, ONCE_SV))
        seen.add(row.get("hushall", ""))
    return found


def as_file(rows: Iterable[Row]) -> str:
    """The file's text: a heading and one line a household, in the households' order."""
    out = io.StringIO()
    writer = csv.DictWriter(out, NAMES, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["hushall"]))
    return out.getvalue()


def from_file(text: str) -> list[dict[str, str]]:
    """The records of a file's text."""
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def file_name(municipality: str, month: date, version: int) -> str:
    """The file's name: whose, which month, which version, which layout and that nobody has
    confirmed the form."""
    whose = municipality or "utan-kommunkod"
    return f"bistand_{whose}_{month:%Y-%m}_v{version}_{LAYOUT}_{NOT_CONFIRMED}.csv"


def household_type(sexes: Sequence[str], children: int) -> str:
    """The type of a household by the sex of its adults ("f", "m" or unknown) and its children."""
    if len(sexes) == 2:
        return "8" if children else "7"
    if len(sexes) != 1 or sexes[0] not in ("f", "m"):
        return "9"
    return {"m": "3", "f": "5"}[sexes[0]] if not children else {"m": "4", "f": "6"}[sexes[0]]
