"""Stored codes in the words that they leave with: on an extract, an export, a review."""

from .timeline import STEPS
from .types import DeclineReason, EndReason, PauseReason, WithdrawReason
from .workflow import Stage

STAGES = {
    Stage.ORDERED: "Beställd",
    Stage.ACCEPTED: "Utföraren har tackat ja",
    Stage.STARTED: "Pågår",
    Stage.PAUSED: "Pausad",
    Stage.ENDED: "Avslutad",
    Stage.DECLINED: "Utföraren tackade nej",
    Stage.WITHDRAWN: "Återtagen",
}
REASONS = {
    each.value: each.words
    for kind in (DeclineReason, WithdrawReason, PauseReason, EndReason)
    for each in kind
}
__all__ = ["REASONS", "STAGES", "STEPS"]
