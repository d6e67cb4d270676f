"""The forms of an appeal that is looked at again, handed over, and ruled on by a court."""

from typing import Any

from tillit.casework.decisions.types import Reconsidered
from tillit.pages.desk.assistance.months.forms import KronorField
from tillit.ui.forms import PlainForm

from .forms import Choices, ProposalForm, choose, day, line, text


class ReconsiderForm(ProposalForm):
    """Look at the decision again: it stands, or a new one replaces it."""

    verdict = choose(
        "Vad blir det av omprövningen?",
        [
            (Reconsidered.NOT.value, "Beslutet står fast"),
            (Reconsidered.PARTLY.value, "Ändras delvis"),
            (Reconsidered.CHANGED.value, "Ändras som parten vill"),
        ],
        radio=True,
    )
    text = text("Vad har ni prövat, och varför?", rows=4)
    kronor = KronorField(
        label="Hur mycket ger det nya beslutet för månaden, i kronor?", required=False,
        help_text="Hela beloppet. Det som redan är betalt dras av; skillnaden planerar ni sedan "
        "under Utbetalningar.",
    )  # fmt: skip

    field_order: tuple[str, ...] = ("verdict", "text", "kronor")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        for name in ("outcome", "type_code", "what"):
            self.fields[name].required = False

    def offer(self, types: list[tuple[str, Choices]], *, money: bool = False) -> None:
        """The rules. A decision about money says what it gives; no other has a sum."""
        super().offer(types)
        if not money:
            del self.fields["kronor"]


class RulingForm(ReconsiderForm):
    """What the court decided. Where it changed the decision: what holds now."""

    verdict = choose(
        "Vad blev det i domstolen?",
        [
            (Reconsidered.NOT.value, "Beslutet står fast"),
            (Reconsidered.CHANGED.value, "Domstolen ändrade det"),
        ],
        radio=True,
    )
    court_case = line("Målets nummer", most=60, hint="Som det står i domen.")
    on = day("Domens dag")

    field_order = ("verdict", "court_case", "on", "text", "kronor")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Vad kom domstolen fram till, kort?"


class HandOverForm(PlainForm):
    """Hand the appeal over to the court."""

    court = line("Vilken förvaltningsrätt?", most=120)
    on = day("Vilken dag lämnades det över?")
