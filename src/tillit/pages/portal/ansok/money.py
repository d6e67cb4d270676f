"""Kronor as people write them."""

from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

LARGEST = Decimal(1_000_000)
HOW = "skriv kronor med siffror, till exempel 4500 eller 4500,50"


class KronorField(forms.CharField):
    """Kronor with at most two decimals, as exact text; empty where nobody knows. Reads "6 200 kr",
    "6200:-" and "6200,50"."""

    def __init__(self, **kwargs: Any) -> None:  # Any: Django's own arguments
        box = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=30, widget=box, **kwargs)

    def clean(self, value: Any) -> str:
        """The amount, such as "4500.50"; or nothing."""
        text = str(super().clean(value) or "").lower()
        for sign in (" ", "\u00a0", "kronor", "kr", ":-"):
            text = text.replace(sign, "")
        if not text:
            return ""
        try:
            amount = Decimal(text.replace(",", "."))
            fine = amount.is_finite() and 0 <= amount <= LARGEST and amount == round(amount, 2)
        except InvalidOperation:
            fine = False
        if not fine:
            raise forms.ValidationError(HOW)
        return format(amount, "f")


def as_written(kronor: str) -> str:
    """An exact amount as people write it: "6 200", "4 500,50"."""
    return f"{Decimal(kronor):,}".replace(",", "\u00a0").replace(".", ",")
