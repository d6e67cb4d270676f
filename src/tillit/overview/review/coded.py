"""Stored codes in the words that they leave with: on an extract, an export, a review."""

from .types import Lane, Stage

LANES = {
    Lane.GLASS: "Nödöppning",
    Lane.LOOK: "Att titta på",
    Lane.PART: "Del av ett mönster",
    Lane.REST: "Inget att titta på",
    Lane.EXPLAINED: "Förklarad",
}
STAGES = {
    Stage.WAITING: "Väntar",
    Stage.ASKED: "Frågan är ställd",
    Stage.ANSWERED: "Besvarad",
    Stage.JUDGED: "Klar",
}
