"""The reply to something that we ask a party to read."""

from typing import Any, ClassVar
from uuid import UUID, uuid4

from django import forms

from tillit.casework.services.types import ConsentAnswer, open_answers
from tillit.ui.forms import OnceForm, PlainForm, text_area

MOST_SIGNS = 10_000
ANSWERS = {
    ConsentAnswer.GIVEN: "Ja",
    ConsentAnswer.REFUSED: "Nej",
    ConsentAnswer.WITHDRAWN: "Jag tar tillbaka mitt ja",
}
HOW = [("5", "Mycket bra"), ("4", "Bra"), ("3", "Varken bra eller dåligt"), ("2", "Dåligt"),
       ("1", "Mycket dåligt")]  # fmt: skip
EXPECTED = [("better", "Bättre"), ("as", "Ungefär som jag trodde"), ("worse", "Sämre")]


class ReplyForm(PlainForm):
    """What the party wants to say. `version` is the draft that the page was made from."""

    called: ClassVar[dict[str, str]] = {"text": "Ditt svar"}

    text = forms.CharField(
        label="Vad vill du säga om det du har läst?",
        help_text="Skriv med egna ord. Vad stämmer? Vad är fel eller saknas?",
        max_length=MOST_SIGNS,
        widget=text_area(10),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ConsentForm(PlainForm):
    """Yes or no to a service; after a yes only to take it back."""

    called: ClassVar[dict[str, str]] = {"answer": "Ditt svar", "text": "Det du vill säga"}

    answer = forms.ChoiceField(label="Vad svarar du?", widget=forms.RadioSelect)
    text = forms.CharField(
        label="Vill du säga något mer?",
        help_text="Det läser den som har ditt ärende.",
        max_length=2_000,
        required=False,
        widget=text_area(3),
    )

    def __init__(self, *args: Any, now: ConsentAnswer | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)  # Any: Django's own arguments
        answer = self.fields["answer"]
        assert isinstance(answer, forms.ChoiceField)
        offered = open_answers(now)
        if now and self.data.get("answer") == now.value:  # the same answer from a second window
            offered += (now,)
        answer.choices = [(each.value, ANSWERS[each]) for each in offered]


class ThreeForm(OnceForm):
    """The three questions. Its own number is made by chance: it must tell no moment."""

    called: ClassVar[dict[str, str]] = {
        "how": "Hur det har varit",
        "expected": "Om det var som du trodde",
        "change": "Det du vill ändra",
    }

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    how = forms.ChoiceField(label="Hur har det varit?", choices=HOW, widget=forms.RadioSelect)
    expected = forms.ChoiceField(
        label="Var det som du trodde?", choices=EXPECTED, widget=forms.RadioSelect
    )
    change = forms.CharField(
        label="Vad skulle du vilja ändra?",
        help_text="Skriv inga namn. Svaren är anonyma.",
        max_length=2_000,
        required=False,
        widget=text_area(4),
    )
    tell = forms.BooleanField(
        label="Visa det jag skrev för den som har mitt ärende, med mitt namn",
        help_text="Då står det i ärendet, och inte bland de anonyma svaren.",
        required=False,
    )

    @property
    def once_id(self) -> UUID:
        """The number of this form; a new one, made by chance, when the post carried none."""
        given: UUID | None = self.cleaned_data.get("once")
        return given or uuid4()


class ActForForm(PlainForm):
    """For whom the page is read; empty is for oneself."""

    person = forms.UUIDField(required=False)


class WrongForm(PlainForm):
    """What is wrong, in the party's own words, and where it stands if they know."""

    post = forms.ChoiceField(label="Var står det?", required=False)
    said = forms.CharField(label="Vad är fel?", max_length=4000, widget=text_area(5))

    def __init__(
        self,
        *args: Any,
        papers: list[tuple[str, str]],
        **kwargs: Any,  # Any: Django's own
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Någon annanstans, eller vet inte"), *papers]
        self.fields["post"].choices = choices  # type: ignore[attr-defined]
