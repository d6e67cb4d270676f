"""Forms that draw themselves, and whose errors name the field and say what to do.

An error is a remedy in the imperative: "skriv några ord". Beside the field it stands as a
sentence; in the summary the field comes first: "Vad som gör dig orolig: skriv några ord".
"""

from dataclasses import dataclass
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting

from tillit.kernel.ids import new_id
from tillit.ui.templatetags.parts import as_sentence

REMEDIES: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.BooleanField, "kryssa i rutan för att gå vidare"),
    (forms.MultipleChoiceField, "välj minst ett svar"),
    (forms.ChoiceField, "välj ett svar"),
    (forms.FileField, "välj en fil"),
    (forms.DateField, "skriv dag, månad och år"),
    (forms.MultiValueField, "skriv dag, månad och år"),
    (forms.TimeField, "skriv timme och minut, till exempel 14.05"),
    (forms.EmailField, "skriv en e-postadress, till exempel namn@exempel.se"),
    (forms.IntegerField, "skriv ett tal"),
    (forms.CharField, "skriv några ord"),
)
INVALID: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.ChoiceField, "välj ett av svaren"),
    (forms.FileField, "välj en annan fil, den här gick inte att läsa"),
    (forms.DateField, "skriv ett datum som finns, till exempel 24 11 2026"),
    (forms.MultiValueField, "skriv ett datum som finns, till exempel 24 11 2026"),
    (forms.TimeField, "skriv timme och minut, till exempel 14.05"),
    (forms.EmailField, "skriv hela adressen, till exempel namn@exempel.se"),
    (forms.IntegerField, "skriv bara siffror"),
)
LIMITS = {
    "null_characters_not_allowed": "ta bort ett tecken som inte syns, eller skriv om texten",
    "max_length": "korta texten till högst %(limit_value)d tecken",
    "min_length": "skriv minst %(limit_value)d tecken",
    "max_value": "skriv ett tal som är högst %(limit_value)s",
    "min_value": "skriv ett tal som är minst %(limit_value)s",
}


class Renderer(TemplatesSetting):
    """Error summary first, then every field with label, hint and error."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"


@dataclass(frozen=True)
class SummaryLine:
    """One line of the error summary: the words, and the control that they lead to."""

    text: str
    target: str


class PlainForm(forms.Form):
    """A form that speaks plainly.

    `called` names a field in the summary when its label is a question. `remedies` says what to
    do when an answer is missing, where the usual words for that kind of field are too thin.
    `optional` is said of what may be left empty; nothing where the page itself says it for all.
    """

    optional = "om du vill"
    called: ClassVar[dict[str, str]] = {}
    remedies: ClassVar[dict[str, str]] = {}
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's own arguments
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            _speak_plainly(field, self.remedies.get(name, ""))
            _dress(field)

    @property
    def summary(self) -> list[SummaryLine]:
        """All that must be mended, in the order of the page."""
        lines = [SummaryLine(as_sentence(error), "") for error in self.non_field_errors()]
        for bound in self:
            for error in bound.errors:
                lines.append(SummaryLine(f"{self._called(bound)}: {error}", _target(bound)))
        return lines

    def _called(self, bound: BoundField) -> str:
        return self.called.get(bound.name) or str(bound.label).rstrip("?: ")


class OnceForm(PlainForm):
    """A form that carries its own number, so that the same post twice is one and the same.

    Give `once_id` to the action as the identifier of what it makes: the database's unique key
    then stops a second press, a reload and a resent post. A failed form keeps its number.
    """

    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=new_id)

    @property
    def once_id(self) -> UUID:
        """The number of this form; a new one when the post carried none."""
        given: UUID | None = self.cleaned_data.get("once")
        return given or new_id()


def text_area(rows: int = 5, **attrs: str) -> forms.Textarea:
    """A box for running text; with `max_length` on the field it gets a counter."""
    return forms.Textarea(attrs={"rows": str(rows), **attrs})


def _first(pairs: tuple[tuple[type[forms.Field], str], ...], field: forms.Field) -> str:
    return next((words for kind, words in pairs if isinstance(field, kind)), "")


def _speak_plainly(field: forms.Field, remedy: str) -> None:
    """Our words in place of Django's, but never in place of words given to the field itself."""
    own = {
        "required": remedy or _first(REMEDIES, field),
        "invalid": _first(INVALID, field),
        "invalid_choice": _first(INVALID, field),
        **LIMITS,
    }
    usual: dict[str, Any] = {}  # Any: lazy translations
    for kind in reversed(type(field).__mro__):
        usual.update(getattr(kind, "default_error_messages", {}))
    for code, words in own.items():
        given = field.error_messages.get(code)
        if words and (given is None or given == usual.get(code)):
            field.error_messages[code] = words


def _dress(field: forms.Field) -> None:
    """Give the control its class; let a long text be typed and told, rather than cut off."""
    widget = field.widget
    parts = widget.widgets if isinstance(widget, forms.MultiWidget) else [widget]
    for part in parts:
        part.attrs.setdefault("class", "ds-input")
    if isinstance(widget, forms.Textarea):
        widget.attrs.pop("maxlength", None)


def _target(bound: BoundField) -> str:
    """The id of the control itself; of the first one in a group."""
    return f"{bound.auto_id}_0" if bound.field.widget.use_fieldset else bound.auto_id
