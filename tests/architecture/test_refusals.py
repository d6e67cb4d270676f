"""A refusal is read by somebody who wanted something: it says what they can do instead."""

import ast
import re
from collections.abc import Iterator

from .source import files, short, tree

# A sentence that begins so is itself what to do.
DOING = ("Ge", "Kontrollera", "Korta", "Skicka", "Skriv", "Svara", "Sätt", "Välj")


def refusals() -> Iterator[tuple[str, str]]:
    """Every sentence that is written where it is raised, with its place."""
    for path in files():
        for node in ast.walk(tree(path)) if "tests" not in path.parts else ():
            named = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if named and node.func.id in {"Refusal", "Moved"} and node.args:
                words = _words(node.args[0])
                if words:
                    yield f"{short(path)}:{node.lineno}", words


def _words(node: ast.expr) -> str:
    """The text, with a word in place of what is filled in; nothing when it comes from elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(p.value if isinstance(p, ast.Constant) else "X" for p in node.values)
    return ""


ALONE = {  # says all there is to do by itself, or is put together from sentences that do
    "X X",
    "X Ta bort punkt X.",
    "Bara den som anmält i sitt arbete kan få svar (SoL 19:6).",
    "Den här insatsen har inga frågor att följa upp med.",
    "Du kan söka bland personer i dina egna ärenden.",
}


def says_what_to_do(words: str) -> bool:
    """Whether a refusal is a sentence, and there is another way in it."""
    sentences = re.split(r"(?<=[.?])\s|: ", words)
    helps = len(sentences) > 1 or words.startswith(DOING) or words in ALONE
    return words.endswith((".", "X")) and helps


def test_a_refusal_says_what_to_do():
    """Red when: a refusal only says no. Seen red on forty-two of them."""
    found = dict(refusals())
    assert len(found) > 300
    assert {where: words for where, words in found.items() if not says_what_to_do(words)} == {}
