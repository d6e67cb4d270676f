"""Grounds of a release to choose from, each with what it says and what is to be weighed."""

from datetime import date

from django.utils.html import format_html

from tillit.law.disclosure import Recipient, grounds_for


def ground_choices(recipient: Recipient, on: date) -> list[tuple[str, str]]:
    """The grounds in force that day that may fit: said once, with source and how sure it is."""
    return [
        (
            rule.value.code,
            format_html(
                '{} <span class="t-meta">{} ({}, {}{})</span>',
                rule.value.name_sv,
                rule.value.weigh_sv,
                rule.source,
                rule.status.swedish,
                f". {rule.note}" if rule.note else "",
            ),
        )
        for rule in grounds_for(recipient, on)
    ]
