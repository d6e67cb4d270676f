"""What long lists repeat, drawn at once: a row of work with its clock, an event of a timeline.

A template takes a third of a millisecond for one such row, and a page holds up to two hundred.
Everything else on a page is a template. Every value is escaped here, as a template does it.
"""

from functools import lru_cache

from django.template.defaultfilters import linebreaksbr
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .clock import ClockView
from .values import Event, Mark, WorkRow

NOTHING = SafeString("")


@lru_cache(maxsize=512)
def icon(name: str, kind: str = "") -> SafeString:
    """One icon from the sprite. It is decoration: the word stands beside it."""
    return format_html(
        '<svg class="t-icon {}" aria-hidden="true" focusable="false" viewBox="0 0 24 24">'
        '<use href="{}#{}"/></svg>',
        kind, static("vendor/icons.svg"), name,
    )  # fmt: skip


def clock(view: ClockView) -> SafeString:
    """A clock of the law."""
    bar = format_html(
        '<progress class="t-clock__bar" max="100" value="{}" '
        'aria-label="Så stor del av tiden har gått"></progress>',
        view.bar,
    )
    return format_html(
        '<div class="t-clock t-clock--{}"><p class="t-clock__words">{}<span>{}</span></p>{}'
        '<p class="t-clock__what">{}</p></div>',
        view.state, icon(view.icon), view.words, bar if view.bar else NOTHING, view.sentence,
    )  # fmt: skip


def work_row(row: WorkRow, *, main: bool = False, more: str = "") -> SafeString:
    """A row of `<c-work>`. `main`: it holds the main button of the page; `more`: after the step."""
    return format_html(
        '<tr data-row><td>{}</td><td><p><b><a href="{}" data-open>{}</a></b></p>'
        '<p class="t-meta">{}</p></td><td>{}{}{}</td><td><a class="ds-button" data-variant="{}" '
        'href="{}">{}<span class="ds-sr-only">: {}</span></a></td></tr>',
        clock(row.clock.short), row.href, row.who,
        row.fact, row.next, _marks(row.marks), more, "primary" if main else "secondary",
        row.href, row.action, row.who,
    )  # fmt: skip


def event(one: Event, *, printed: bool = False) -> SafeString:
    """An event of `<c-timeline>`; on paper without ways onward."""
    return format_html(
        '<li data-row><span class="t-time__day">{}</span>'
        '<span class="t-time__mark{}" data-color="{}">{}</span>'
        '<div class="t-time__what"><p class="t-time__head">{}{}{}</p>'
        '<div class="t-time__text">{}{}{}{}</div></div></li>',
        one.day, " t-time__mark--strong" if one.strong else "", one.color, icon(one.icon),
        one.what, _signed(one.by), _marks(one.tags),
        _text(one), _said(one), _beside(one), NOTHING if printed else _way(one),
    )  # fmt: skip


def own_words(words: str, *, name: str = "Barnets egna ord", shown: str = "") -> SafeString:
    """The child's own words, and who may see them."""
    for_whom = format_html('<p class="t-meta">{}</p>', shown) if shown else NOTHING
    return format_html(
        '<div class="t-own-words"><p><b>{}</b></p><p>{}</p>{}</div>', name, words, for_whom
    )


def _marks(marks: tuple[Mark, ...]) -> SafeString:
    drawn = (
        (
            NOTHING if each.color else " t-tag--bare",
            format_html(' data-color="{}"', each.color) if each.color else NOTHING,
            icon(each.icon) if each.icon else NOTHING,
            each.words,
        )
        for each in marks
    )
    return format_html_join("", ' <span class="ds-tag{}"{}>{}<span>{}</span></span>', drawn)


def _signed(by: str) -> SafeString:
    if not by:
        return NOTHING
    return format_html(
        '<span class="t-meta">{}<span><span class="ds-sr-only">Underskriven av </span>{}</span>'
        "</span>",
        icon("PadlockLocked"), by,
    )  # fmt: skip


def _text(one: Event) -> SafeString:
    if not one.text:
        return NOTHING
    whole = NOTHING
    if one.cut and one.href:
        whole = format_html(
            ' <a class="ds-link" href="{}">Läs hela<span class="ds-sr-only">: {} {}</span></a>',
            one.href, one.what, one.day,
        )  # fmt: skip
    return format_html("<p>{}{}</p>", linebreaksbr(one.text), whole)


def _said(one: Event) -> SafeString:
    if not one.own_words:
        return NOTHING
    return own_words(linebreaksbr(one.own_words), shown=one.own_words_for)


def _beside(one: Event) -> SafeString:
    return format_html_join("", "<p><b>{}</b> {}</p>", one.beside)


def _way(one: Event) -> SafeString:
    if one.cut or not one.href:
        return NOTHING
    return format_html(
        '<p class="t-meta"><a class="ds-link" href="{}">{}<span class="ds-sr-only">: {} {}</span>'
        "</a></p>",
        one.href, one.way, one.what, one.day,
    )  # fmt: skip
