"""Stored codes in the words that they leave with: on an extract, an export, a review."""

from tillit.law.deadlines import timelines

from .types import (
    CaseKind,
    DelayAnswer,
    Direction,
    DisputedHow,
    DisqualifiedGround,
    InformedHow,
    NoteMoveWhy,
    NoteStage,
    Part,
    PartyAs,
    ShownTo,
    TransferStage,
    WrittenOn,
)
from .workflow import Stage

AREAS = {"ifo": "Individ- och familjeomsorg"}
CLOCKS = {code: rule.periods[-1].value.title_sv for code, rule in timelines().items()}
KINDS = {CaseKind.CHILD: "Barn och unga", CaseKind.ASSISTANCE: "Ekonomiskt bistånd"}
STAGES = {
    Stage.INVESTIGATING: "Utredning pågår",
    Stage.WITH_PARTIES: "Hos parterna",
    Stage.DECIDED: "Beslutad",
    Stage.FOLLOWING: "Insats pågår",
    Stage.RUNNING: "Pågår",
    Stage.CLOSED: "Avslutad",
}
INFORMED = {
    InformedHow.MEETING: "På ett möte",
    InformedHow.PHONE: "På telefon",
    InformedHow.LETTER: "I ett brev",
    InformedHow.NOT_YET: "Inte än, det finns särskilda skäl",
}
DELAYS = {DelayAnswer.DECIDED: "Ärendet avgjordes", DelayAnswer.REFUSED: "Avslag"}
NOTE_STAGES = {
    NoteStage.DRAFT: "Utkast",
    NoteStage.SIGNED: "Underskriven",
    NoteStage.DISCARDED: "Kastad",
}
DISPUTED = {DisputedHow.MY_PAGES: "På mina sidor", DisputedHow.STAFF: "Till en medarbetare"}
MOVED = {
    NoteMoveWhy.WRONG_CASE: "Den skrevs med fel ärende uppslaget",
    NoteMoveWhy.MIXED_UP: "Två personer blandades ihop",
    NoteMoveWhy.OTHER: "Något annat",
}
SHOWN = {
    ShownTo.ASSIGNED: "Bara den som har uppdraget",
    ShownTo.STAFF: "Alla som arbetar i ärendet",
    ShownTo.PARTIES: "Även barnets vårdnadshavare",
}
PARTS = {
    Part.PATH: "hur långt ärendet har kommit",
    Part.HOLDER: "vem som har ärendet",
    Part.LETTERS: "brev",
    Part.ASKS: "våra frågor",
    Part.USUAL_TIME: "hur lång tid det brukar ta",
}
PARTIES = {PartyAs.CHILD: "Barnet", PartyAs.GUARDIAN: "Vårdnadshavare"}
WAYS = {Direction.IN: "In", Direction.OUT: "Ut"}
DISQUALIFIED = {
    DisqualifiedGround.PARTY: "Är själv part, närstående eller påverkas av beslutet",
    DisqualifiedGround.REPRESENTS: "Är eller har varit ombud för en part",
    DisqualifiedGround.SAME_MATTER: "Har tidigare avgjort samma sak hos en annan myndighet",
    DisqualifiedGround.LOWER_INSTANCE: "Har deltagit i beslutet som nu överprövas",
    DisqualifiedGround.DOUBT: "Något annat gör att opartiskheten kan ifrågasättas",
}
TRANSFERS = {
    TransferStage.ASKED: "Begärt",
    TransferStage.ACCEPTED: "Tas över",
    TransferStage.REFUSED: "Tas inte över",
    TransferStage.AT_IVO: "Hos IVO",
    TransferStage.HANDED_OVER: "Överlämnat",
    TransferStage.STAYED: "Stannade",
}
WRITTEN_ON = {
    WrittenOn.REPORT: "Anmälan",
    WrittenOn.DECISIONS: "Beslut",
    WrittenOn.CONSENT: "Samtycke",
    WrittenOn.THREE: "Tre frågor",
}
