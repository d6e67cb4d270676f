"""A month's rows as the form that the law counts on."""

from decimal import Decimal

from tillit.areas.assistance.models import SheetRow
from tillit.areas.assistance.plain import form_of
from tillit.areas.assistance.types.words import Owner, Section


def test_why_so_much_of_an_income_counts_goes_with_it():
    """Red when the reason stays in the row: then nobody reads it in the calculation."""
    row = SheetRow(
        section=Section.INCOME, owner=Owner.WORKER, kind="care_benefit", source="Lova",
        kronor=Decimal(4000), counted=Decimal(0), why="Merutgifter",
    )  # fmt: skip
    (income,) = form_of([row], {}, [])["incomes"]
    assert (income["counted"], income["reason"]) == ("0", "Merutgifter")
