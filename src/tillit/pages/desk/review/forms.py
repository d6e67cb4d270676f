"""What is written about a row."""

from typing import ClassVar

from django import forms

from tillit.ui.forms import PlainForm, text_area

LONGEST = 1000


class Judge(PlainForm):
    """What the one who looked found. The version is hidden: two who look at once both see."""

    called: ClassVar[dict[str, str]] = {"outcome": "Vad du har sett", "sentence": "Meningen"}
    remedies: ClassVar[dict[str, str]] = {"outcome": "välj ett av de tre"}

    outcome = forms.ChoiceField(
        label="Vad har du sett?",
        choices=[
            ("fine", "I sin ordning"),
            ("ask", "Fråga kollegan"),
            ("deviation", "Avvikelse"),
        ],
        widget=forms.RadioSelect,
    )
    sentence = forms.CharField(
        label="Skriv en mening",
        max_length=LONGEST,
        required=False,
        widget=text_area(3),
        help_text="Behövs för en fråga, en avvikelse och en förklaring som saknas. "
        "Skriv inga namn på dem det gäller.",
    )
    missing = forms.BooleanField(
        label="Läsningen var riktig, men programmet borde ha förstått varför",
        required=False,
        help_text="Då kan den som utvecklar programmet lägga till en förklaring.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class Answer(PlainForm):
    """Why the colleague read."""

    called: ClassVar[dict[str, str]] = {"text": "Svaret"}

    text = forms.CharField(
        label="Ditt svar",
        max_length=LONGEST,
        widget=text_area(3),
        help_text="En mening räcker. Skriv inga namn på dem det gäller.",
    )
    row = forms.UUIDField(widget=forms.HiddenInput)
