"""What a mandated reporter is told. The sentences are fixed: nobody can write more into them.

SoL 19:6 and OSL 26:9 a allow exactly this: opened, not opened, or already running.
"""

from datetime import date

from tillit.kernel.swedish import written_day

from .workflow import Stage

OUTCOMES = {
    Stage.OPENED: "Socialtjänsten har inlett en utredning.",
    Stage.NOT_OPENED: "Socialtjänsten har inte inlett någon utredning.",
    Stage.JOINED: "En utredning pågick redan. Anmälan har lagts till den.",
}


def feedback_text(outcome: Stage, received: date, number: int, of: int) -> str:
    """The whole answer. With several children the reporter knows which by the order they gave.

    Raises KeyError for a stage that has no answer.
    """
    whom = "" if of == 1 else f" Svaret gäller barn {number} av {of} i din anmälan."
    return (
        f"Du anmälde oro för ett barn. Anmälan kom in {written_day(received)}.{whom}\n\n"
        f"{OUTCOMES[outcome]}\n\n"
        "Mer får vi inte berätta. Är du orolig igen, gör en ny anmälan."
    )
