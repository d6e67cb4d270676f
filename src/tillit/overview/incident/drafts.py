"""Drafts of what a human sends: facts filled in, and what nobody knows said to be unknown.

The program sends nothing. IMY: 72 hours, GDPR art. 33, seen in a public source, the article not
read. CSIRT: lag 2025:1506 2:5 (24 h), 2:6 (72 h), 2:8 (a month), confirmed.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings

from tillit.kernel.swedish import clock, day_of, full_day
from tillit.law.deadlines import due

from .types import Act, Facts, Report

IMY_HOURS = timedelta(hours=72)
UNKNOWN = "OKÄNT – fyll i eller skriv att ni inte vet än"
CLASSES = {
    "K1": "vem någon är (namn, nummer)",
    "K2": "kontaktuppgifter",
    "K3": "vad som står i ärenden och anmälningar",
    "K4": "vem som har anmält",
    "K5": "uppgifter om någon annan",
    "K6": "plats och skyddade uppgifter",
}


class Asked(Protocol):
    """What was asked, as the row of the incident has it."""

    since: datetime
    until: datetime
    known_at: datetime


def clocks(known_at: datetime) -> tuple[tuple[str, datetime, str], ...]:
    """What is to be done when: words, the moment, where it says so."""
    warn, report = due("D51", known_at), due("D51b", known_at)
    return (
        (warn.title_sv, warn.strict_at, f"{warn.source}, {warn.status.swedish}"),
        (report.title_sv, report.strict_at, f"{report.source}, {report.status.swedish}"),
        (
            "Anmäla till IMY, om det inte är osannolikt att någon skadas",
            known_at + IMY_HOURS,
            "GDPR 33, inte kontrollerad",
        ),
    )


def draft(
    report: Report, asked: Asked, facts: Facts, *, shut_at: datetime | None, at: datetime
) -> str:
    """The text that somebody begins with. `shut_at`: when the account was shut, if it is."""
    write = _imy if report is Report.IMY else _csirt
    lines = write(asked, facts, shut_at, at)
    return "\n".join(lines) + "\n"


def _imy(asked: Asked, facts: Facts, shut_at: datetime | None, at: datetime) -> Iterator[str]:
    yield "UTKAST. Anmälan av personuppgiftsincident till Integritetsskyddsmyndigheten (IMY)"
    yield from _head(asked, facts, at)
    yield "3. Vilka som berörs"
    yield f"Personer som kontot har haft att göra med: {facts.persons}."
    yield f"Varav kända som barn (under 18 år): {facts.children}. Okänd ålder: {facts.unknown_age}."
    yield f"Varav med skyddade personuppgifter: {facts.protected}."
    yield f"Ärenden och anmälningar där ingen person är känd: {facts.loose}."
    yield ""
    yield from _classes(facts)
    yield "5. Troliga följder för dem som berörs"
    yield UNKNOWN
    yield ""
    yield from _measures(shut_at, "6")
    yield "7. Har de som berörs fått veta?"
    yield "Nej, inte när utkastet skrevs. Listan över vilka de är finns i systemet."
    yield ""
    yield "8. Dataskyddsombud eller annan kontakt"
    yield UNKNOWN
    yield ""
    yield from _limits(facts)


def _csirt(asked: Asked, facts: Facts, shut_at: datetime | None, at: datetime) -> Iterator[str]:
    yield "UTKAST. Betydande incident enligt cybersäkerhetslagen (2025:1506)"
    yield (
        "Varning inom 24 timmar (2:5), anmälan inom 72 timmar (2:6), slutrapport inom en månad "
        "efter anmälan (2:8). Bedöm först om incidenten är betydande."
    )
    yield from _head(asked, facts, at)
    yield "3. Misstänks brott? Kan andra länder eller verksamheter beröras?"
    yield UNKNOWN
    yield ""
    yield "4. Påverkan"
    yield f"Ett konto i socialtjänstens system. {facts.persons} personers uppgifter berörs."
    yield "Har driften påverkats? " + UNKNOWN
    yield ""
    yield from _measures(shut_at, "5")
    yield "6. Tecken på angrepp (adresser, filer, tider)"
    yield from (_session(each.begun, each.ended, each.device) for each in facts.sessions)
    yield "Nätadresser: systemet sparar inga. Fråga den som sköter nätet och inloggningen."
    yield ""
    yield from _limits(facts)


def _head(asked: Asked, facts: Facts, at: datetime) -> Iterator[str]:
    yield f"Skrivet av systemet {moment(at)}. Läs, ändra och skicka själv: systemet skickar inget."
    yield ""
    yield "1. Vem som anmäler"
    yield f"{settings.MUNICIPALITY}. Organisationsnummer: {UNKNOWN}"
    yield ""
    yield "2. Vad som har hänt"
    yield (
        f"Ett medarbetarkonto kan ha använts av någon annan från {moment(asked.since)} till "
        f"{moment(asked.until)}. Vi fick veta det {moment(asked.known_at)}."
    )
    yield "Hur kontot togs: " + UNKNOWN
    yield "Vem som använde det: " + UNKNOWN
    yield f"Loggen har {facts.leaves} blad från kontot under tiden:"
    yield from (f"- {act.words}: {facts.acts[act]}" for act in Act if facts.acts.get(act))
    yield "Medarbetaren kan själv ha gjort en del av detta. Loggen säger vilket konto, inte vem."
    yield ""


def _classes(facts: Facts) -> Iterator[str]:
    yield "4. Vilka slags uppgifter"
    for code, words in CLASSES.items():
        if count := facts.classes.get(code):
            yield f"- {words}: visades {count} gånger"
    if not facts.classes:
        yield "Inga uppgifter visades, enligt loggen."
    yield ""


def _measures(shut_at: datetime | None, number: str) -> Iterator[str]:
    yield f"{number}. Vad vi har gjort"
    if shut_at:
        yield f"Kontot stängdes {moment(shut_at)}, och allt det var inloggat på avslutades."
    else:
        yield "Kontot var INTE stängt när utkastet skrevs."
    yield "Annat: " + UNKNOWN
    yield ""


def _limits(facts: Facts) -> Iterator[str]:
    yield "Det här vet vi inte"
    yield "- Vad någon fotade, skrev av eller mindes: bara vad systemet visade."
    if facts.without:
        yield f"- {sum(facts.without.values())} blad går inte att knyta till någon person."
    if facts.unsure:
        yield f"- {facts.unsure} blad kan vara gjorda från flera inloggningar eller ingen känd."
    if facts.erased:
        yield f"- Vad {facts.erased} blad sade är gallrat ur loggen; de kan höra till kontot."


def _session(begun: datetime, ended: datetime | None, device: str) -> str:
    until = moment(ended) if ended else "okänt när den slutade"
    return f"- Inloggning {moment(begun)} till {until}, {device or 'okänd enhet'}"


def moment(at: datetime) -> str:
    """As a person writes it."""
    return f"{full_day(day_of(at))} kl. {clock(at)}"
