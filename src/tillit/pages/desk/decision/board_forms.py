"""The forms of the board's own pages: meetings, lists, the delegation order."""

from collections.abc import Iterable
from typing import Any

from django import forms

from tillit.casework.decisions.types import Body, OrderType
from tillit.ui.forms import PlainForm

from .forms import SHORT, VersionForm, choose, day, line, text


class MeetingForm(PlainForm):
    """A meeting of the elected."""

    body = choose("Vem beslutar?", [(b.value, b.words) for b in Body], radio=True)
    name = line("Mötets namn", hint="Till exempel: Individutskottet 8 december.")
    held_on = day("Dag")
    chair = line("Ordförande", most=120)
    members = text(
        "Ledamöter som var med", required=False, hint="En på varje rad.", most=SHORT, rows=5
    )
    urgent_because = text(
        "Varför kan det inte vänta?",
        required=False,
        hint="Behövs när ordföranden beslutar ensam.",
        rows=2,
    )


class CommitteeForm(VersionForm):
    """What the elected decided."""

    paragraph = line("Paragraf i protokollet", most=40)
    dissent = text(
        "Skiljaktig mening",
        required=False,
        hint="Vem, och vad hen ville i stället. Den står i brevet.",
    )


class ReportedForm(PlainForm):
    """When the board was told of a list."""

    on = day("Vilken dag anmäldes listan till nämnden?")
    paragraph = line("Paragraf i protokollet", most=40)


class OrderForm(PlainForm):
    """A new version of the delegation order: its days, and the point by which each role may make
    each type of decision. A role without a point may not."""

    optional = ""  # the page says it once for all the points
    name = line("Ordningens namn", most=120)
    adopted_on = day("Vilken dag antog nämnden den?")
    paragraph = line("Paragraf i nämndens protokoll", most=40)
    valid_from = day("Gäller från")
    valid_to = day("Gäller till och med")

    def __init__(self, *args: Any, types: Iterable[OrderType], **kwargs: Any) -> None:
        self.types = tuple(types)
        made: dict[str, forms.Field] = {
            point_of(each.code, role): line(f"{words}, punkt", required=False, most=20)
            for each in self.types
            for role, words in each.roles
        }
        # Before the base form begins, so that it dresses these fields as all others.
        self.base_fields = {**type(self).base_fields, **made}  # type: ignore[misc]  # for this form alone
        super().__init__(*args, **kwargs)

    @property
    def entries(self) -> list[tuple[str, str, str]]:
        """Number, type of decision and role, in the order of the page."""
        given = [
            (self.cleaned_data[point_of(each.code, role)], each.code, role)
            for each in self.types
            for role, _ in each.roles
        ]
        return [entry for entry in given if entry[0]]

    def fixed(self) -> list[Any]:  # Any: Django's bound fields
        """The fields of the whole order."""
        return [self[name] for name in type(self).base_fields]

    def rows(self) -> list[tuple[OrderType, list[Any]]]:
        """Each type of decision with a field for each role that may have it."""
        return [
            (each, [self[point_of(each.code, role)] for role, _ in each.roles])
            for each in self.types
        ]


def point_of(code: str, role: str) -> str:
    """The field that holds the point of a role for a type of decision."""
    return f"{code}.{role}"
