"""Verbs of the log in words, and what was done with a row."""

from collections.abc import Iterable

VERBS = {
    "open_case": "öppnade ärendet",
    "open_case_services": "öppnade ärendets insatser",
    "open_closing": "öppnade avslutningen",
    "open_service": "öppnade en insats",
    "open_report": "öppnade en anmälan",
    "open_earlier_report": "öppnade en tidigare anmälan",
    "open_document": "öppnade en handling",
    "open_decisions": "öppnade besluten",
    "people.match": "sökte i hela registret",
    "people.search": "sökte bland egna",
    "people.person": "öppnade personen",
    "people.person.match": "öppnade personen från en sökning",
    "people.number": "tog fram personnumret",
    "people.name": "tog fram ett skyddat namn",
    "people.contact": "tog fram en dold kontaktväg",
    "people.home": "tog fram ett dolt hem",
    "denied": "bad om en sida som inte fick öppnas",
    "break_glass": "försökte nödöppna",
}
OTHER = "öppnade en annan sida"
STEPS = {
    "ask": "Fråga",
    "answer": "Svar",
    "fine": "I sin ordning",
    "deviation": "Avvikelse",
}
STAGES = {
    "waiting": ("Väntar", "warning"),
    "asked": ("Frågan är ställd", "info"),
    "answered": ("Svar har kommit", "warning"),
    "judged": ("Bedömd", "success"),
}


def verbs_in_words(verbs: Iterable[str]) -> str:
    """What was done, as one sentence part."""
    said = list(dict.fromkeys(VERBS.get(verb, OTHER) for verb in verbs))
    return ", ".join(said)
