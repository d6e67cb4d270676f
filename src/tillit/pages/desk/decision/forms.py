"""The forms of the page of decisions. Labels say what we need; hints say why."""

from typing import Any

from django import forms

from tillit.casework.decisions.types import Outcome, Part, PartyCard, SentHow
from tillit.ui.fields import DayInput
from tillit.ui.forms import OnceForm, PlainForm, text_area

LONG, SHORT = 20_000, 2_000
# Made where they begin: a late appeal, and money that was paid too much.
BY_THEMSELVES = (Outcome.DISMISSED, Outcome.RECLAIMED)
Choices = list[tuple[str, str]]


def day(label: str, *, required: bool = True, hint: str = "") -> forms.DateField:
    """A day in the browser's own box."""
    return forms.DateField(label=label, required=required, help_text=hint, widget=DayInput())


def text(
    label: str, *, required: bool = True, hint: str = "", most: int = SHORT, rows: int = 3
) -> forms.CharField:
    """Running text with a limit that is said."""
    return forms.CharField(
        label=label, required=required, help_text=hint, max_length=most, widget=text_area(rows)
    )


def line(label: str, *, required: bool = True, hint: str = "", most: int = 80) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, required=required, help_text=hint, max_length=most)


def choose(label: str, choices: Choices, *, radio: bool = False, hint: str = "") -> Any:
    """One answer of a list."""
    widget = forms.RadioSelect if radio else forms.Select
    return forms.ChoiceField(label=label, choices=choices, widget=widget, help_text=hint)


WAYS = [(w.value, w.words) for w in (SentHow.POST, SentHow.HANDED, SentHow.DIGITAL)]
ALL_WAYS = [(w.value, w.words) for w in SentHow]


class SendForm(PlainForm):
    """Send a party the material."""

    material = text(
        "Vad bygger beslutet på?",
        hint="Skriv så att parten förstår. Andras adresser och telefonnummer döljs i brevet.",
        most=LONG,
        rows=6,
    )
    answer_by = day("Svara senast")
    how = choose("Hur lämnas det?", ALL_WAYS)


class SkipForm(PlainForm):
    """Do not show the material, on one of three grounds."""

    exception = choose("Vilket undantag?", [])
    reason = text("Varför gäller det?", hint="Skälet står kvar i akten.")

    def offer(self, grounds: Choices) -> None:
        """The grounds that hold today."""
        field = self.fields["exception"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = grounds


class AnswerForm(PlainForm):
    """What the party answered."""

    answer = text("Vad svarade parten?", hint="Skriv med partens egna ord.", rows=4)
    answered_on = day("Vilken dag?")


class SpeakForm(PlainForm):
    """Whether the party speaks before the board."""

    wants = choose("Vill parten tala inför nämnden?", [("ja", "Ja"), ("nej", "Nej")], radio=True)
    spoke_on = day("Vilken dag talade parten?", required=False, hint="När det är gjort.")
    note = text("Något att minnas?", required=False, rows=2)


class ProposalForm(OnceForm):
    """The proposal, with help at every field."""

    called = {"what": "Vad beslutet gäller", "outcome": "Utfall", "type_code": "Lagregel"}

    outcome = choose(
        "Vad blir beslutet?",
        [(o.value, o.words) for o in Outcome if o not in BY_THEMSELVES],
        radio=True,
    )
    type_code = choose("Vilken lagregel?", [])
    what = text(
        "Vad gäller det, med enkla ord?",
        hint="Till exempel: Familjebehandling hemma en gång i veckan.",
        rows=2,
    )
    period_from = day("Från", required=False, hint="Behövs när något beviljas.")
    period_to = day("Till och med", required=False, hint="Lämna tomt för tills vidare.")
    circumstances = text(
        "Vad har vägt tyngst?",
        required=False,
        hint="Behövs innan någon beslutar. Det står överst i brevet.",
        most=LONG,
        rows=6,
    )
    best_interest = text(
        "Vad är bäst för barnet?",
        required=False,
        hint="Behövs före beslutet (SoL 3:1).",
        most=LONG,
        rows=4,
    )
    childs_view = text(
        "Vad tycker barnet?",
        required=False,
        hint="Behövs före beslutet (SoL 3:2). Annars varför det saknas.",
        most=LONG,
        rows=4,
    )
    provisions = text(
        "Vilka regler har ni använt?",
        required=False,
        hint="Behövs innan någon beslutar. Skriv lagen, paragrafen och vad den säger.",
        most=LONG,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def offer(self, types: list[tuple[str, Choices]]) -> None:
        """The rules of the law that a child's case may need, by outcome."""
        field = self.fields["type_code"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = types


class ReasonForm(PlainForm):
    """Why a proposal is taken back."""

    reason = text("Varför tas förslaget tillbaka?")


class LimitForm(PlainForm):
    """Keep a part from a party."""

    party = choose("Vem får inte läsa delen?", [])
    part = choose("Vilken del?", [(p.value, p.words) for p in Part])
    ground = choose("Vilken regel gör den hemlig?", [])
    reason = text("Varför?", hint="Parten får veta regeln, men inte skälet.")

    def offer(self, parties: Choices, grounds: Choices) -> None:
        """The parties of the case, and the rules that hold today."""
        for name, choices in (("party", parties), ("ground", grounds)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices


class LiftForm(PlainForm):
    """Which part is opened again: both are hidden, the button says it."""

    party = forms.UUIDField(widget=forms.HiddenInput)
    part = forms.CharField(widget=forms.HiddenInput)


class AgendaForm(PlainForm):
    """Put a proposal on the agenda of a meeting."""

    meeting = choose("Vilket möte?", [])

    def offer(self, meetings: Choices) -> None:
        """The meetings that are not closed."""
        field = self.fields["meeting"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = meetings


class VersionForm(PlainForm):
    """Decide on the words that were read."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NotifyForm(PlainForm):
    """How each party's letter goes."""

    def offer(self, parties: list[PartyCard]) -> None:
        """One question for each party."""
        for each in parties:
            label = f"Brevet till {each.person.name}"
            known = (("Säkert sätt", each.safe_way), ("Aldrig", each.never))
            hint = " ".join(f"{name}: {said}" for name, said in known if said)
            self.fields[str(each.person.id)] = choose(label, WAYS, hint=hint)


class NoticeForm(PlainForm):
    """How the letter goes."""

    how = choose("Hur lämnas brevet?", WAYS)


class ReceivedForm(PlainForm):
    """The day a party got the letter."""

    on = day("Vilken dag fick parten beslutet?", hint="Tre veckor räknas från den dagen.")
    how = choose("Hur vet vi det?", ALL_WAYS)


class CorrectForm(PlainForm):
    """The right day, and how we know."""

    on = day("Vilken dag är rätt?", hint="Den förra dagen står kvar i akten.")
    reason = text("Hur vet du att dagen är fel?", rows=2)


class AppealForm(OnceForm):
    """An appeal that came."""

    party = choose("Vem överklagar?", [])
    received_on = day("Vilken dag kom det till oss?")
    text = text("Vad vill parten ändra?", most=LONG, rows=4)

    def offer(self, parties: Choices) -> None:
        """Those who have got a letter."""
        field = self.fields["party"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = parties


class InTimeForm(PlainForm):
    """The appeal came in time."""

    text = text(
        "Vad har du kontrollerat?",
        required=False,
        hint="Behövs vid helgdag, eller när ett undantag gäller.",
    )


class RejectForm(PlainForm):
    """The appeal came too late."""

    text = text("Varför gäller inget av de två undantagen?", hint="FL 45. Blir ett eget beslut.")
