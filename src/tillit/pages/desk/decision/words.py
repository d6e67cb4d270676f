"""States of a decision and an appeal: words, colour, icon. A refusal is neutral, never red."""

from dataclasses import dataclass


@dataclass(frozen=True)
class State:
    """A state as it is drawn."""

    words: str
    color: str
    icon: str


STATES = {
    "proposed": State("Förslag", "warning", "Gavel"),
    "withdrawn": State("Taget tillbaka", "neutral", "ArrowUndo"),
    "appealed": State("Överklagat", "info", "ArrowUndo"),
    "replaced": State("Ersatt av ett nytt", "neutral", "ArrowUndo"),
    "granted": State("Beviljat", "success", "CheckmarkCircle"),
    "partly": State("Delvis", "info", "Gavel"),
    "refused": State("Avslag", "neutral", "Gavel"),
    "no_service": State("Avslutas utan insats", "neutral", "Gavel"),
    "extension": State("Förlängd", "info", "Gavel"),
    "reclaimed": State("Återkrav", "warning", "Gavel"),
    "follow_up": State("Uppföljning", "info", "Gavel"),
    "dismissed": State("Avvisat", "neutral", "Gavel"),
}
