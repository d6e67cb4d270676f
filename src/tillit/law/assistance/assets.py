"""What somebody owns: used first, by a person's judgement; home contents never."""

from collections.abc import Iterator

from tillit.law.assistance.given import Given
from tillit.law.assistance.household import Asset
from tillit.law.assistance.kinds import ASSETS
from tillit.law.assistance.kronor import NONE, exact, total
from tillit.law.assistance.tree import Input, Line, asked

MONEY = frozenset({"bank", "securities"})


def asset_lines(given: Given) -> Iterator[Line]:
    """A line for each asset; a question where nobody has judged it."""
    for asset in given.household.assets:
        yield _line(given, asset)


def _line(given: Given, asset: Asset) -> Line:
    rule, key = given.rules["R20"], f"asset.{asset.kind}"
    text = ASSETS[asset.kind].capitalize() + (f", {asset.person}" if asset.person else "")
    value = "okänt" if asset.amount is None else exact(asset.amount)
    facts: tuple[Input, ...] = (asset.source.fact("värde", value),)
    if asset.kind == "household_goods":
        return Line(key, text, NONE, rule, facts, about=asset.person, note_sv="räknas inte")
    if asset.counted is not None:
        facts += (Input("räknas", exact(asset.counted), f"bedömning: {asset.reason}"),)
        return Line(key, text, asset.counted, rule, facts, about=asset.person)
    if asset.amount == 0:
        return Line(key, text, NONE, rule, facts, about=asset.person)
    if asset.kind in MONEY and _within_buffer(given):
        buffer = given.parameters.asset_buffer or NONE
        facts += (Input("buffert", exact(buffer), "kommunens sätt"),)
        return Line(key, text, NONE, rule, facts, about=asset.person, note_sv="under bufferten")
    question = f"{text}: kan tillgången användas till försörjningen, och hur mycket?"
    return asked(key, question, rule, facts, asset.person)


def _within_buffer(given: Given) -> bool:
    """Whether all the household's money together is within the municipality's buffer."""
    buffer = given.parameters.asset_buffer
    money = total(asset.amount for asset in given.household.assets if asset.kind in MONEY)
    return buffer is not None and money is not None and money <= buffer
