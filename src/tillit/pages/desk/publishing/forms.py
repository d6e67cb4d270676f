"""The decision on what one party sees, and the mark of violence."""

from typing import Any, ClassVar
from uuid import UUID

from django import forms

from tillit.casework.cases.types import Offered, Part, PublicationLine, Publishing
from tillit.kernel.swedish import short_day
from tillit.registers.people.types import RepresentationLine
from tillit.ui.forms import PlainForm, text_area

LONGEST = 2_000  # characters
WRITTEN = ("reason", "maturity", "violence")
WORDS = {
    Part.PATH: "Vägen: vad som har hänt och vad som kommer, med dagar",
    Part.HOLDER: "Vem som har ärendet, med telefon, och vem som ersätter",
    Part.LETTERS: "Brev och beslut till just den här personen, också de som kommer",
    Part.ASKS: "Det vi frågar: läsa och svara, säga ja till stöd, tre frågor efteråt",
    Part.USUAL_TIME: "Hur lång tid det brukar ta",
}


class PublishForm(PlainForm):
    """What is shown and why. Nothing is chosen from the start."""

    called: ClassVar[dict[str, str]] = {
        "parts": "Vad som visas",
        "documents": "Handlingar",
        "reason": "Varför det får visas",
        "weighing": "Vad som hålls tillbaka",
    }

    parts = forms.MultipleChoiceField(
        label="Vad ska visas?",
        choices=[(part.value, words) for part, words in WORDS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    documents = forms.MultipleChoiceField(
        label="Andra handlingar som ska visas",
        help_text="Personen ser sort och dag, inte namnet på filen. Läs igenom dem först.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(label="Varför får det visas?", max_length=LONGEST, widget=text_area(3))
    weighing = forms.CharField(
        label="Är något inte med: vad har ni vägt?",
        help_text="Skriv varför det hålls tillbaka (OSL 10:3 och 12:3).",
        max_length=LONGEST,
        widget=text_area(3),
        required=False,
    )
    maturity = forms.CharField(
        label="Hur har ni bedömt barnets mognad?",
        help_text="Egen sida finns från 15 år. Yngre barn kan få en när mognaden är bedömd.",
        max_length=LONGEST,
        widget=text_area(3),
    )
    violence = forms.CharField(
        label="Våld är markerat: varför är det säkert att visa det här?",
        max_length=LONGEST,
        widget=text_area(3),
    )
    guardian_may_act = forms.BooleanField(
        label="Vårdnadshavare får öppna sidan i barnets ställe", required=False
    )

    representatives = forms.MultipleChoiceField(
        label="Vem får öppna sidan i personens ställe?",
        help_text="De ser det som personen ser, och kan inte svara här.",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        held: tuple[RepresentationLine, ...],
        offered: tuple[Offered, ...],
        young: bool,
        child: bool,
        marked: bool,
        **kwargs: Any,
    ) -> None:  # Any: Django's own arguments
        super().__init__(*args, **kwargs)
        documents = self.fields["documents"]
        assert isinstance(documents, forms.MultipleChoiceField)
        documents.choices = [
            (str(each.id), f"{each.words}: {each.name}, {short_day(each.on)}") for each in offered
        ]
        powers = self.fields["representatives"]
        assert isinstance(powers, forms.MultipleChoiceField)
        powers.choices = [
            (str(each.id), f"{each.representative.name}, {each.kind.words.lower()}")
            for each in held
        ]
        # A representative may read for a child who is too young for an own page.
        self.fields["maturity"].required = not held
        unasked = {
            "representatives": not held,
            "documents": not offered,
            "maturity": not young,
            "violence": not marked,
            "guardian_may_act": not (child and young),
        }
        for name, gone in unasked.items():
            if gone:
                del self.fields[name]

    def may_be_seen(self) -> bool:
        """Whether a preview can be drawn: the reasons may still be missing."""
        asked = [self.fields[name] for name in WRITTEN if name in self.fields]
        needed = [field for field in asked if field.required]
        for field in needed:
            field.required = False
        valid = self.is_valid()
        for field in needed:
            field.required = True
        return valid

    def chosen(self) -> Publishing:
        """What was decided, for the action."""
        data = self.cleaned_data
        return Publishing(
            parts=frozenset(Part(each) for each in data["parts"]),
            documents=tuple(UUID(each) for each in data.get("documents", ())),
            reason=data["reason"],
            weighing=data["weighing"],
            maturity=data.get("maturity", ""),
            violence=data.get("violence", ""),
            guardian_may_act=data.get("guardian_may_act", False),
            representatives=frozenset(UUID(each) for each in data.get("representatives", ())),
        )


def initial_of(line: PublicationLine | None) -> dict[str, object]:
    """The fields as the standing decision has them."""
    if line is None:
        return {}
    chosen = line.chosen
    return {
        "parts": [part.value for part in chosen.parts],
        "documents": [str(each) for each in chosen.documents],
        "reason": chosen.reason,
        "weighing": chosen.weighing,
        "maturity": chosen.maturity,
        "violence": chosen.violence,
        "guardian_may_act": chosen.guardian_may_act,
        "representatives": [str(each) for each in chosen.representatives],
    }


class ViolenceForm(PlainForm):
    """Mark violence, or take the mark away."""

    called: ClassVar[dict[str, str]] = {"text": "Våld i familjen"}

    text = forms.CharField(
        label="Vad vet ni om våldet, och vem har berättat?",
        max_length=LONGEST,
        widget=text_area(3),
    )

    def __init__(self, *args: Any, marked: bool, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        if marked:
            self.fields["text"].label = "Varför tas markeringen bort?"
