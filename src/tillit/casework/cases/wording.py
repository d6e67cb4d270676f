"""The Swedish words for the kinds and steps of cases, in one place."""

from .types import Direction, DisqualifiedGround, InformedHow, NoteMoveWhy, ShownTo

SHOWN_TO = {
    ShownTo.ASSIGNED: "bara den som har uppdraget",
    ShownTo.STAFF: "alla som arbetar i ärendet",
    ShownTo.PARTIES: "även barnets vårdnadshavare",
}
INFORMED = {
    InformedHow.MEETING: "har fått veta på ett möte",
    InformedHow.PHONE: "har fått veta på telefon",
    InformedHow.LETTER: "har fått veta i ett brev",
    InformedHow.NOT_YET: "har inte fått veta än",
}
NOTE_MOVES = {
    NoteMoveWhy.WRONG_CASE: "Den skrevs med fel ärende uppslaget.",
    NoteMoveWhy.MIXED_UP: "Två personer blandades ihop.",
    NoteMoveWhy.OTHER: "Den hörde inte hit.",
}
NOTE_LEFT = "En anteckning som hörde till en annan akt har flyttats härifrån"
STEPS = {
    "open": "Utredningen inleddes",
    "send_to_parties": "Utredningen skickades till parterna",
    "resume": "Utredningen fortsätter",
    "follow": "Uppföljningen började",
    "close": "Ärendet avslutades",
    "hand_to_other": "Ärendet lämnades till en annan kommun",
    "wrong_person": "Ärendet avslutades: det gällde fel person",
    "report_left": "En anmälan togs bort härifrån: den gäller någon annan",
    "hand_over": "Ärendet fick en ny handläggare",
    "disqualified": "En kollega får inte handlägga ärendet",
    "disqualification_lifted": "En kollega får handlägga ärendet igen",
    "sealed": "Ärendet förseglades",
    "seal_lifted": "Förseglingen hävdes",
    "guest_invited": "En gäst från en samarbetspart bjöds in",
    "guest_left": "En gästs inbjudan avslutades",
    "delay_received": "En part begär att ärendet avgörs",
    "delay_decided": "Begäran om avgörande: ärendet är avgjort",
    "delay_refused": "Begäran om avgörande: avslag",
}
STOPPED = {
    "corrected": "Dagen ändrades, och tiden räknas om.",
    "decided": "Beslutet är fattat.",
    "all_informed": "Alla berörda har fått veta.",
    "informed_or_reason": "Alla har fått veta, eller så finns ett skäl att vänta.",
    "case_closed": "Ärendet avslutades.",
    "service_paid": "Pengarna är utbetalda.",
    "handed_over": "Ärendet lämnades över.",
    "replaced": "Ett nytt beslut gäller i stället.",
}
TRANSFER = {
    "ask_out": "Begäran om att ta över skickad",
    "ask_in": "Begäran om att ta över kom in",
    "accept": "Svar: tar över",
    "refuse": "Svar: tar inte över",
    "to_ivo": "Frågan lämnad till IVO",
    "ivo_moves": "IVO beslutade att ärendet flyttas",
    "ivo_stays": "IVO beslutade att ärendet stannar",
    "hand_over": "Ärendet lämnat över",
    "withdraw": "Begäran återtagen",
}
GROUNDS = {
    DisqualifiedGround.PARTY: "Är själv part, närstående eller påverkas av beslutet",
    DisqualifiedGround.REPRESENTS: "Är eller har varit ombud för en part",
    DisqualifiedGround.SAME_MATTER: "Har tidigare avgjort samma sak hos en annan myndighet",
    DisqualifiedGround.LOWER_INSTANCE: "Har deltagit i beslutet som nu överprövas",
    DisqualifiedGround.DOUBT: "Något annat gör att opartiskheten kan ifrågasättas",
}

REGISTERED = {Direction.IN: "Kom in från", Direction.OUT: "Skickades till"}
