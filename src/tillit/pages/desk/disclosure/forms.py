"""The form of a release: which grounds it offers depends on who asks."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms

from tillit.contact.documents.types import DocumentView
from tillit.kernel.swedish import day_of, short_day
from tillit.law.disclosure import Recipient
from tillit.overview.disclosure.types import Form, Outcome, ReleaseIn
from tillit.pages.desk.grounds import ground_choices
from tillit.ui.fields import DayInput
from tillit.ui.forms import PlainForm

CHOSEN = (Form.ORAL, Form.PAPER, Form.DIGITAL)


class ReleaseForm(PlainForm):
    """Who, what, on what ground, what was weighed, and what came of it."""

    name = forms.CharField(label="Vem får det?", max_length=200, help_text="Namn och arbetsplats.")
    what = forms.CharField(
        label="Vad lämnas ut?", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    ground = forms.ChoiceField(
        label="På vilken grund?",
        widget=forms.RadioSelect,
        help_text="Det här kan vara en grund. Du prövar om den håller.",
    )
    weighing = forms.CharField(
        label="Hur vägde du?", max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )
    outcome = forms.ChoiceField(
        label="Vad blev det?",
        widget=forms.RadioSelect,
        choices=[(each.value, each.words) for each in Outcome],
    )
    form = forms.ChoiceField(
        label="I vilken form?",
        required=False,
        choices=[
            ("", "Inget lämnades"),
            *((each.value, each.words) for each in CHOSEN),
        ],
    )
    on = forms.DateField(label="Vilken dag?", widget=DayInput)
    document = forms.ChoiceField(label="Vilken handling?", required=False)
    refused_why = forms.CharField(
        label="Varför lämnades det inte ut?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Också för den del som inte lämnades ut.",
    )
    told_of_appeal = forms.BooleanField(
        label="Den som frågade har fått veta hur man överklagar", required=False
    )

    def __init__(
        self,
        *args: Any,  # Any: Django's own arguments
        recipient: Recipient,
        today: date,
        documents: list[DocumentView],
        hidden: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.recipient = recipient
        self._choices("ground", ground_choices(recipient, today))
        named = [(str(each.id), _called(each, hidden=hidden)) for each in documents]
        self._choices("document", [("", "Ingen handling i ärendet"), *named])
        self.fields["on"].initial = today

    def _choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def release(self) -> ReleaseIn:
        """What was written, as the action wants it."""
        data = self.cleaned_data
        return ReleaseIn(
            recipient=self.recipient,
            name=data["name"],
            what=data["what"],
            ground=data["ground"],
            weighing=data["weighing"],
            outcome=Outcome(data["outcome"]),
            form=Form(data["form"]) if data["form"] else None,
            on=data["on"],
            refused_why=data["refused_why"],
            told_of_appeal=data["told_of_appeal"],
            document_id=UUID(data["document"]) if data["document"] else None,
        )


def _called(document: DocumentView, *, hidden: bool) -> str:
    """A file's name may tell a place: around somebody protected its kind and day stand instead."""
    if not hidden:
        return document.name
    return f"{document.kind.words}, {short_day(day_of(document.stored_at))}"
