"""The rule book for anyone who asks: everything in it, nobody in it."""

import re
from importlib import import_module

import pytest

from tools import rules
from tools.base import SetupError


def test_only_export_is_understood():
    """Red when the arguments are not looked at."""
    with pytest.raises(SetupError, match="rules export"):
        rules.main(["import"])


def test_it_holds_rules_tables_sources_and_examples_and_no_person():
    """Red when a part is taken out of PARTS."""
    text = "\n".join(import_module(part).page() for part in rules.PARTS)
    for words in (
        "## Tider",
        "| R13 |",
        "## Riksnormen",
        "SFS 2025:872",
        "EB-28",
        "## Räkneexempel",
    ):
        assert words in text, words
    assert re.findall(r"\b(?:19|20)?\d{6}[-+]\d{4}\b", text) == []
