"""The few tags that draw: an icon, and words that follow a number or a moment."""

from datetime import date, datetime, timedelta

from django import template

from tillit.kernel import swedish
from tillit.ui import drawn

register = template.Library()


register.simple_tag(drawn.icon)
register.simple_tag(drawn.clock, name="draw_clock")
register.simple_tag(drawn.work_row, name="draw_work_row")
register.simple_tag(drawn.event, name="draw_event")
register.simple_tag(drawn.own_words, name="draw_own_words")


@register.filter
def when(value: datetime | date, at: datetime) -> str:
    """i dag 14.05 · i går 14.05 · 23 nov · 23 nov 2025, seen from the moment `at`."""
    day = swedish.day_of(value) if isinstance(value, datetime) else value
    today = swedish.day_of(at)
    hour = f"\u00a0{swedish.clock(value)}" if isinstance(value, datetime) else ""
    named = {0: "i\u00a0dag", 1: "i\u00a0morgon", -1: "i\u00a0går"}.get(
        (day - today) // timedelta(1)
    )
    if named:
        return named + hour
    short = swedish.short_day(day)
    return short if day.year == today.year else f"{short} {day.year}"


@register.filter
def weekday(value: datetime | date) -> str:
    """tis 24 nov"""
    day = swedish.day_of(value) if isinstance(value, datetime) else value
    return f"{swedish.WEEKDAYS[day.weekday()]} {swedish.short_day(day)}"


SMALL = (
    "inga",
    "en",
    "två",
    "tre",
    "fyra",
    "fem",
    "sex",
    "sju",
    "åtta",
    "nio",
    "tio",
    "elva",
    "tolv",
)
NEUTER_ONE = "ett"


@register.filter
def count(number: int, words: str) -> str:
    """`{{ 3|count:"sak,saker" }}` is "3 saker". Thousands are parted by a hard space."""
    one, many = words.split(",")
    shown = f"{number:,}".replace(",", "\u00a0")
    return f"{shown}\u00a0{one if number == 1 else many}"


@register.filter
def count_in_words(number: int, words: str) -> str:
    """`{{ 2|count_in_words:"sak,saker" }}` is "två saker"; "ett:svar,svar" takes neuter one."""
    one, many = words.split(",")
    neuter = one.startswith("ett:")
    one = one.removeprefix("ett:")
    if number == 1:
        return f"{NEUTER_ONE if neuter else SMALL[1]} {one}"
    return f"{SMALL[number] if number < len(SMALL) else number} {many}"


@register.filter
def digits(number: str) -> str:
    """A telephone number for a tel: link: digits and plus only."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


@register.filter
def short_name(municipality: str) -> str:
    """Solby, from Solby kommun."""
    return municipality.removesuffix(" kommun").removesuffix(" stad")


@register.filter
def as_sentence(words: object) -> str:
    """A remedy as a sentence of its own: "skriv några ord" → "Skriv några ord."."""
    text = str(words)
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "?")) else f"{text}."


@register.filter
def part_of(attributes: dict[str, str]) -> str:
    """Which part of a day a box holds: dag, månad, år."""
    return attributes.get("data-part", "")


@register.filter
def parts(words: str) -> list[str]:
    """Words parted by "|"."""
    return words.split("|")


@register.filter
def numbers(last: int | str) -> range:
    """1, 2 … last."""
    return range(1, int(last) + 1)


@register.filter
def as_number(value: int | str) -> int:
    """A whole number, also when a component was given it as text."""
    return int(value)


@register.filter
def up_to(low: float | str, high: float | str) -> str:
    """The width from one number to another, for an SVG attribute."""
    return f"{float(high) - float(low):g}"


@register.filter
def hard(words: str) -> str:
    """Hard spaces, for a paragraph of law or a day that must stay on one line."""
    return words.replace(" ", "\u00a0")
