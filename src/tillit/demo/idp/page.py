"""The sign-in page is the cast list. Plain HTML, own style, no script."""

from html import escape
from urllib.parse import urlencode

from .cast import Cast, Part
from .provider import Question

STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1f2a30, #e6ecef);
  --paper: light-dark(#f7f5f1, #14191c); --card: light-dark(#fff, #1e262a);
  --line: light-dark(#c9d0d3, #45525a); --main: light-dark(#0b5c6b, #7cc9d8); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.125rem/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
ul { list-style: none; margin: 1.5rem 0 0; padding: 0; display: grid; gap: .75rem; }
button { width: 100%; text-align: start; padding: 1rem 1.25rem; font: inherit; color: inherit;
  background: var(--card); border: 1px solid var(--line); border-radius: .5rem; cursor: pointer; }
button:hover, button:focus-visible { border-color: var(--main); }
:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
strong { color: var(--main); }
button span { display: block; }
.note { border-inline-start: 4px solid var(--main); padding-inline-start: 1rem; }
"""

HEADINGS = {"staff": "Vem vill du vara på jobbet?", "resident": "Vem vill du vara som invånare?"}
NOTES = {
    "staff": "Allt här är påhittat. Välj någon, så är du inloggad som den personen.",
    "resident": (
        "Allt här är påhittat. I verkligheten loggar man in med e-legitimation. "
        "Välj någon, så är du inloggad som den personen."
    ),
}


def cast_page(question: Question, query: dict[str, str], cast: Cast) -> str:
    """Everybody one can be at this door, each a button."""
    audience = question.app.audience
    parts = cast.staff if audience == "staff" else cast.residents
    action = escape("/authorize?" + urlencode(query))
    buttons = "".join(_button(part) for part in parts)
    body = (
        f'<form method="post" action="{action}"><ul>{buttons}</ul></form>'
        if parts
        else "<p>Det finns ingen att vara än. Staden är inte fylld.</p>"
    )
    return document(HEADINGS[audience], f'<p class="note">{NOTES[audience]}</p>{body}')


def document(title: str, body: str) -> str:
    """A whole page."""
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – demo</title>"
        '<link rel="stylesheet" href="/idp.css"></head>'
        f"<body><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )


def _button(part: Part) -> str:
    title = f", {escape(part.title)}" if part.title else ""
    return (
        f'<li><button name="subject" value="{escape(part.subject)}">'
        f"<strong>{escape(part.name)}</strong>{title}<span>{escape(part.who)}</span>"
        "</button></li>"
    )
