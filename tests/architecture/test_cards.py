"""A module introduces itself in five lines, the same five everywhere; where.md tells the truth."""

import ast
import re

import pytest

from tests.architecture.source import ROOT, modules, short, tree

LINES = ("Owns", "Law", "Calls", "News", "Begin")
PATH = re.compile(r"`([\w./<>*-]+(?:/|\.\w+))`")


@pytest.mark.parametrize("module", modules(), ids=short)
def test_has_the_five_lines(module):
    """Red when: "Law:" is taken out of trust/audit/__init__.py."""
    card = ast.get_docstring(tree(module / "__init__.py")) or ""
    assert re.findall(r"^([A-Z][a-z]+): ", card.partition("\n")[2], re.MULTILINE) == list(LINES)
    assert len(tree(module / "__init__.py").body) == 1, "the card holds no code"


def test_where_points_at_what_exists():
    """Red when: a path in docs/where.md is misspelt."""
    text = (ROOT / "docs" / "where.md").read_text()
    paths = PATH.findall(text)
    assert len(paths) > 10
    assert [path for path in paths if not list(ROOT.glob(_glob(path)))] == []


def _glob(path):
    return re.sub(r"<[^>]*>", "*", path).rstrip("/")
