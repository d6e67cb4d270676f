"""Filters that write days and times the Swedish way."""

from datetime import date, datetime

from django import template

from tillit.kernel import swedish

register = template.Library()


@register.filter
def clock(moment: datetime) -> str:
    """14.05"""
    return swedish.clock(moment)


@register.filter
def day(value: date | datetime) -> str:
    """tis 1 december 2026"""
    return swedish.written_day(_day(value))


@register.filter
def short_day(value: date | datetime) -> str:
    """1 dec"""
    return swedish.short_day(_day(value))


@register.filter
def table_day(value: date) -> str:
    """3 jul 2026, with hard spaces: in a table a day must not break."""
    return f"{swedish.short_day(value)}\u00a0{value.year}"


def _day(value: date | datetime) -> date:
    return swedish.day_of(value) if isinstance(value, datetime) else value
