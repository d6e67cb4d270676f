"""Stored codes in the words that they leave with: on an extract, an export, a review."""

from .timeline import WORDS
from .types import Reconsidered, Told
from .workflow import AppealStage, Stage

STAGES = {
    Stage.PROPOSED: "Förslag",
    Stage.WITHDRAWN: "Återtaget",
    Stage.DECIDED: "Beslutat",
    Stage.NOTIFIED: "Skickat till parterna",
    Stage.APPEALED: "Överklagat",
    Stage.REPLACED: "Ersatt av ett nytt beslut",
}
APPEALS = {
    AppealStage.RECEIVED: "Inkommet",
    AppealStage.IN_TIME: "Kom i tid",
    AppealStage.REJECTED: "Avvisat",
    AppealStage.RECONSIDERED: "Omprövat",
    AppealStage.HANDED_OVER: "Lämnat till förvaltningsrätten",
    AppealStage.RULED: "Avgjort av domstolen",
}
RECONSIDERED = {
    Reconsidered.CHANGED: "Ändrades som parten ville",
    Reconsidered.PARTLY: "Ändrades delvis",
    Reconsidered.NOT: "Beslutet stod fast",
}
TOLD = {
    Told.OPENED: "Att en utredning inleddes",
    Told.NOT_OPENED: "Att ingen utredning inleddes",
}
STEPS = {
    **WORDS,
    "change_proposal": "Förslaget ändrades",
    "decide": "Beslutet fattades",
    "decide_in_committee": "Nämnden fattade beslutet",
    "record_received": "Någon fick beslutet",
}
