"""Verbs of the log in words, and what was done with a row."""

from collections.abc import Iterable

from tillit.trust.audit.types import DENIED

VERBS = {
    "open_case": "öppnade ärendet",
    "open_case_services": "öppnade ärendets insatser",
    "open_closing": "öppnade avslutningen",
    "open_service": "öppnade en insats",
    "open_report": "öppnade en anmälan",
    "open_earlier_report": "öppnade en tidigare anmälan",
    "open_document": "öppnade en handling",
    "open_decisions": "öppnade besluten",
    "open_assessment": "öppnade en bedömning",
    "open_signed_assessment": "öppnade en underskriven bedömning",
    "open_demands": "öppnade begäran om beslut",
    "open_doors": "öppnade sidan om vilka som ser ärendet",
    "open_disqualifications": "öppnade sidan om jäv",
    "open_informing": "öppnade sidan om vem som fått veta",
    "open_note": "öppnade en anteckning",
    "open_note_left": "läste varför en anteckning flyttats",
    "open_note_to_move": "öppnade en anteckning för att flytta den",
    "open_notices": "öppnade breven om utredningen",
    "open_plan": "öppnade en plan",
    "open_publishing": "öppnade vad en part får se",
    "preview_my_case": "såg vad en part får se",
    "open_register": "öppnade registret över handlingar",
    "open_transfers": "öppnade flytt till annan kommun",
    "hearing_letter": "skrev brev om att få yttra sig",
    "notice_letter": "skrev brev om utredningen",
    "preview_letter": "såg ett brev",
    "preview_letters": "såg breven",
    "reveal_reporter": "tog fram vem som anmält",
    "reveal_said": "tog fram det som sagts om barnet",
    "open_inbox": "öppnade mottagningens lista",
    "open_my_day": "öppnade Min dag",
    "open_team": "öppnade Teamet",
    "list_my_cases": "öppnade listan över egna ärenden",
    "list_unit_cases": "öppnade enhetens lista",
    "list_orders": "öppnade listan över uppdrag",
    "list_proposals": "öppnade förslagen till beslut",
    "list_not_executed": "öppnade listan Ej verkställt",
    "export_not_executed": "hämtade listan Ej verkställt",
    "open_agenda": "öppnade en dagordning",
    "open_board_list": "öppnade en lista till nämnden",
    "open_log": "öppnade loggens sida",
    "open_my_trace": "såg vem som har läst om en",
    "open_trace_receipt": "hämtade ett kvitto på en läsning",
    "compare_line": "jämförde en rad ur loggen",
    "export_log": "hämtade loggen för en granskare",
    "open_log_review": "öppnade logggranskningen",
    "open_own_readings": "öppnade sina egna läsningar",
    "open_dry_run": "öppnade gallringens förslag",
    "open_disposal_lists": "öppnade gallringslistorna",
    "open_disposal_line": "öppnade en rad i en gallringslista",
    "export_person": "hämtade allt om en person",
    "open_incidents": "öppnade listan över händelser",
    "open_incident": "öppnade en händelse",
    "export_incident": "hämtade listan över dem som en händelse rör",
    "open_my_case": "öppnade Mina sidor",
    "open_my_services": "öppnade Mina sidor",
    "open_reply": "öppnade ett svar på Mina sidor",
    "people.match": "sökte i hela registret",
    "people.search": "sökte bland egna",
    "people.person": "öppnade personen",
    "people.person.match": "öppnade personen från en sökning",
    "people.number": "tog fram personnumret",
    "people.name": "tog fram ett skyddat namn",
    "people.contact": "tog fram en dold kontaktväg",
    "people.sealed_address": "öppnade en förseglad adress",
    "open_releases": "såg vad som lämnats ut i ärendet",
    "open_release_register": "såg förteckningen över utlämnanden",
    "people.home": "tog fram ett dolt hem",
    DENIED: "bad om en sida som inte fick öppnas",
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
