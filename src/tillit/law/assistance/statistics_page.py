"""The readable specification of the monthly record, from the same declaration as the file."""

from collections.abc import Iterator
from datetime import date

from tillit.law.assistance.statistics import (
    BORN_ABROAD,
    DUE_DAY,
    FIELDS,
    GOOD,
    HOUSEHOLDS,
    LAYOUT,
    OBSTACLES,
    ONCE,
    ONCE_SV,
    RULES,
    SAME,
    SAME_SV,
    SOURCE,
    as_file,
    file_name,
)

HEAD = f"""# Statistik om ekonomiskt bistånd: the monthly record

This page is written by `./tillit docs`. Do not edit it by hand. The declaration is
`src/tillit/law/assistance/statistics.py`: the file, its checks and this page come from it.

**Formen är inte bekräftad.** Socialstyrelsens exakta filformat, dess koder för försörjningshinder
och dess ändamålslista har inte hittats. Layouten `{LAYOUT}` är vår egen, med de variabler som är
kända. Den byts mot den riktiga när en kommun har fått filbeskrivningen: då ändras bara
deklarationen. Grund: {SOURCE} (om föreskriften gäller efter den 1 juli 2025 är inte bekräftat).
Filen lämnas senast den {DUE_DAY}:e månaden efter den som biståndet avser (samma föreskrift).

En fil är text i UTF-8 med semikolon mellan kolumnerna, en rubrikrad och en rad för varje hushåll
som har beviljats bistånd för månaden. Inga namn och inga personnummer.
"""


def page() -> str:
    """The page as it should be."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield HEAD
    yield "## Kolumner\n"
    yield "| Kolumn | Vad | Form | Får saknas |"
    yield "|---|---|---|---|"
    for each in FIELDS:
        lack = "ja, om den sökande är ensam" if each.may_lack else "nej"
        yield f"| `{each.name}` | {each.name_sv} | {each.form_sv} | {lack} |"
    for heading, codes in (
        ("Hushållstyp", HOUSEHOLDS),
        ("Utrikes födda bland de vuxna", BORN_ABROAD),
        ("Försörjningshinder (eget löpnummer: myndighetens koder har inte hittats)", OBSTACLES),
    ):
        yield f"\n## {heading}\n"
        yield "| Kod | Betyder |"
        yield "|---|---|"
        yield from (f"| {code} | {words} |" for code, words in codes.items())
    yield "\n## Kontroller\n"
    yield "Varje fält har sin form (fel `F-` och kolumnens namn). Därutöver:\n"
    yield "| Kod | Regel | Bryts av exemplet med |"
    yield "|---|---|---|"
    for rule in RULES:
        breach = ", ".join(f"`{name}` = {value or 'tomt'}" for name, value in rule.breach.items())
        yield f"| {rule.code} | {rule.words} | {breach} |"
    yield f"| {ONCE} | {ONCE_SV} | samma rad två gånger |"
    yield f"| {SAME} | {SAME_SV} | en rad från en annan månad |"
    yield "\n## Exempel\n"
    yield f"Filens namn: `{file_name('0000', date(2026, 10, 1), 1)}`. Ett påhittat hushåll:\n"
    yield f"```\n{as_file([GOOD]).replace(chr(13), '')}```\n"
