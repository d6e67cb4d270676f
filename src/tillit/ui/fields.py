"""Fields that Django lacks: a day written in three boxes."""

from datetime import date
from typing import Any

from django import forms

DAY, MONTH, YEAR = "dag", "månad", "år"


class DayWidget(forms.MultiWidget):
    """Three boxes, so that nobody must guess the order or fight a calendar."""

    template_name = "ui/day.html"
    use_fieldset = True

    def __init__(self) -> None:
        numbers = {"inputmode": "numeric", "autocomplete": "off"}
        sizes = ((DAY, "2"), (MONTH, "2"), (YEAR, "4"))
        boxes = [
            forms.TextInput({**numbers, "maxlength": n, "data-part": part}) for part, n in sizes
        ]
        super().__init__(boxes)

    def decompress(self, value: date | None) -> list[Any]:
        """The three boxes of a day."""
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def id_for_label(self, id_: str) -> str:
        """The legend names the group; no label points at one box."""
        return ""


class DayField(forms.MultiValueField):
    """A day in three boxes; `cleaned_data` holds a `date`, or None when left empty."""

    widget = DayWidget

    def __init__(self, **kwargs: Any) -> None:  # Any: Django's own arguments
        boxes = tuple(forms.CharField(required=False) for _ in (DAY, MONTH, YEAR))
        super().__init__(fields=boxes, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> date | None:
        """The day, or an error that says what to write."""
        parts = [str(part or "").strip() for part in value or ()]
        if not any(parts):
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        try:
            day, month, year = (int(part) for part in parts)
            return date(year, month, day)
        except ValueError:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


class DayInput(forms.DateInput):
    """The browser's own date box, for the desk."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
