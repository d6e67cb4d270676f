"""The note form. Its fields are drawn by the page, in the note's own frame."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

from django import forms

from tillit.casework.cases.policies import MOST_SIGNS
from tillit.casework.cases.types import DisputeAnswer, NoteKind, ShownTo
from tillit.ui.forms import PlainForm, SummaryLine, text_area

from .words import KINDS, MOVE_WHY, SHOWN

MINUTE = "%Y-%m-%dT%H:%M"


class NoteForm(PlainForm):
    """A note being written. `note` and `version` say which draft, and from where it began."""

    called = {
        "kind": "Sort",
        "with_person": "Med vem",
        "happened_at": "När det hände",
        "heading": "Rubriken",
        "told_by": "Vem utanför som lämnade uppgiften",
        "text": "Anteckningen",
        "childs_words": "Barnets egna ord",
        "shown_to": "Vem som får se barnets ord",
        "shown_because": "Varför, och vad barnet vill",
    }
    DRAWN: ClassVar[dict[str, str]] = {  # where the page has drawn the box itself
        "id_kind": "note-kind",
        "id_with_person": "note-person",
        "id_heading": "note-heading",
        "id_told_by": "note-told",
        "id_text": "note-text",
        "id_childs_words": "note-words",
        "id_shown_to": "note-shown",
        "id_shown_because": "note-because",
    }

    note = forms.UUIDField()
    version = forms.IntegerField(min_value=0)
    kind = forms.ChoiceField(choices=[(k.value, words) for k, words in KINDS])
    with_person = forms.UUIDField(required=False)
    happened_at = forms.DateTimeField(input_formats=[MINUTE], required=False)
    heading = forms.CharField(max_length=200, required=False)
    told_by = forms.CharField(max_length=200, required=False)
    text = forms.CharField(max_length=MOST_SIGNS, required=False, strip=False)
    childs_words = forms.CharField(max_length=MOST_SIGNS, required=False, strip=False)
    shown_to = forms.ChoiceField(choices=[(s.value, words) for s, words in SHOWN], required=False)
    shown_because = forms.CharField(max_length=1000, required=False)

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:  # Any: Django's own
        super().__init__(*args, **kwargs)
        self.at = at
        self.saved_version = 0

    @property
    def summary(self) -> list[SummaryLine]:
        """All that must be mended, each leading to its box."""
        lines = super().summary
        return [replace(each, target=self.DRAWN.get(each.target, each.target)) for each in lines]

    def clean_happened_at(self) -> datetime | None:
        """A note tells about what has happened."""
        moment: datetime | None = self.cleaned_data["happened_at"]
        if moment and moment > self.at + timedelta(minutes=5):
            raise forms.ValidationError("skriv en tid som har varit")
        return moment

    @property
    def written(self) -> dict[str, Any]:  # Any: the keyword arguments of write_note
        """What the action is told."""
        data = self.cleaned_data
        return {
            "version": data["version"],
            "kind": NoteKind(data["kind"]),
            "text": data["text"],
            "heading": data["heading"],
            "happened_at": data["happened_at"] or self.at,
            "with_person": data["with_person"],
            "told_by": data["told_by"],
            "childs_words": data["childs_words"],
        }

    @property
    def note_id(self) -> UUID:
        """Which draft."""
        found: UUID = self.cleaned_data["note"]
        return found

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to keep yet."""
        data = self.cleaned_data
        return not data["version"] and not (data["text"] + data["childs_words"]).strip()

    @property
    def shown(self) -> ShownTo:
        """Who may see the child's own words."""
        return ShownTo(self.cleaned_data["shown_to"] or ShownTo.STAFF)


class AddForm(PlainForm):
    """Something added under a signed note."""

    text = forms.CharField(label="Vad ska rättas?", max_length=4000, widget=text_area(4))


class DisputeForm(PlainForm):
    """What somebody says is wrong in a signed note."""

    person = forms.ChoiceField(label="Vem menar att det är fel?")
    said = forms.CharField(
        label="Vad är fel, med personens ord?", max_length=4000, widget=text_area(4)
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class MarkForm(DisputeForm):
    """What somebody says is wrong anywhere in the case."""

    post = forms.ChoiceField(
        label="Vad gäller det?",
        required=False,
        help_text="Det ändras inte. Märkningen står bredvid.",
    )
    field_order = ("post", "person", "said")

    def __init__(self, *args: Any, posts: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Något annat i ärendet"), *posts]
        self.fields["post"].choices = choices  # type: ignore[attr-defined]


class AnswerDisputeForm(PlainForm):
    """Corrected, or kept as it is; always with why."""

    answer = forms.ChoiceField(
        label="Vad blev det?",
        widget=forms.RadioSelect,
        choices=[(each.value, each.words) for each in DisputeAnswer],
    )
    why = forms.CharField(
        label="Varför, och hur är det i så fall rättat?",
        max_length=4000,
        widget=text_area(3),
        help_text="Personen läser det här.",
    )


class MoveNoteForm(PlainForm):
    """Where a note belongs, and why it stood here. Whose it is stands only where it goes."""

    to = forms.ChoiceField(label="I vilket ärende ska den stå?")
    why = forms.ChoiceField(
        label="Varför stod den här?",
        help_text="Det här står kvar i ärendet som anteckningen lämnar.",
        choices=[(why.value, words) for why, words in MOVE_WHY],
        widget=forms.RadioSelect,
    )
    explanation = forms.CharField(
        label="Vill du förklara mer?",
        help_text="Det här läses bara i ärendet dit anteckningen flyttas.",
        max_length=1000,
        widget=text_area(3),
        required=False,
    )
    given = forms.ChoiceField(
        label="Har någon part läst anteckningen, hört den eller fått en kopia?",
        choices=[("no", "Nej"), ("yes", "Ja, eller jag vet inte")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, cases: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Välj ärende"), *cases]  # type: ignore[attr-defined]


class WordsForm(PlainForm):
    """A new decision on who may see the child's own words."""

    shown_to = forms.ChoiceField(
        label="Vem får se barnets ord?",
        choices=[(s.value, words) for s, words in SHOWN],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label="Varför, och vad vill barnet?", max_length=1000, widget=text_area(3), required=False
    )
