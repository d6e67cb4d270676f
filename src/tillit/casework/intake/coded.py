"""Stored codes in the words that they leave with: on an extract, an export, a review."""

from .types import (
    FeedbackState,
    MeetingAnswer,
    Need,
)
from .workflow import Stage

NEEDS = {
    Need.NONE: "Inget akut behov",
    Need.NOW: "Ja, samma dag",
    Need.UNKNOWN: "Gick inte att säga än",
}
STAGES = {
    Stage.RECEIVED: "Inkommen",
    Stage.ASSESSED: "Skyddsbedömd",
    Stage.OPENED: "Utredning inledd",
    Stage.NOT_OPENED: "Ingen utredning",
    Stage.JOINED: "Hör till en pågående utredning",
    Stage.SENT_ON: "En annan kommun tog över",
}
FEEDBACK = {
    FeedbackState.NOT_ASKED: "Inte begärd",
    FeedbackState.ASKED: "Begärd",
    FeedbackState.SENT: "Skickad",
    FeedbackState.UNSUITABLE: "Bedömd olämplig",
}
ANSWERED = {
    MeetingAnswer.ACCEPTED: "Tackade ja",
    MeetingAnswer.DECLINED: "Tackade nej",
    MeetingAnswer.NOT_SUITABLE: "Möte var inte lämpligt",
}
