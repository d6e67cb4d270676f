"""The desk's own words for stages, notices and closings. One place, so that all pages agree."""

STAGES = {
    "investigating": "Utredning pågår",
    "with_parties": "Hos parterna",
    "decided": "Beslutad",
    "following": "Insats pågår",
    "running": "Pågår",
    "closed": "Avslutad",
}
NOTICES = {
    "glass": "Ärendet är nödöppnat",
    "handed_over": "Du har fått ett ärende",
    "no_holder": "Ärendet saknar handläggare",
    "replied": "En part har svarat eller skrivit",
    "disputed": "En part menar att något är fel",
    "appealed": "En part har överklagat ett beslut",
    "report_left": "En anmälan hör inte längre till ärendet",
    "note_left": "En anteckning stod i fel ärende",
    "note_came": "En anteckning har flyttats till ditt ärende",
    "late": "En skyddsbedömning är försenad",
    "to_duty": "Mottagningen ber jouren göra en skyddsbedömning",
    "unseen": "En anmälan som ingen i sin egen enhet får se: ta hand om den",
    "protection": "Skyddet har ändrats för någon i ärendet",
    "order_protect": "Skyddet har ändrats för någon i ett uppdrag: ring den som beställt",
    "lift_asked": "Någon vill ta bort ett skydd: det behövs en till",
    "address_asked": "Någon ber om en förseglad adress",
    "address_shown": "En förseglad adress har visats",
}
