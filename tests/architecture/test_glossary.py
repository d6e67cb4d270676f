"""One thing, one word: tables and events are named by docs/glossary.toml."""

import ast
import re
import tomllib

import pytest

from tests.architecture.source import ROOT, dotted, events, files, models, short, tree

BANNED = {"client", "customer", "caseworker", "user"}
# Words of other people's protocols, which we must write as they do.
BORROWED = {"client_id", "client_secret", "user_handle", "user_id", "user_name"}
OUTSIDE = ("tillit.integrations", "tillit.demo")  # these speak the protocols of others
GLOSSARY = tomllib.loads((ROOT / "docs" / "glossary.toml").read_text())
PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def pieces(name):
    """CaseHandedOver → case, handed, over."""
    return [piece.lower() for piece in PIECE.findall(name)]


def known():
    """Every word that a class name may be built of."""
    identifiers = [piece for word in GLOSSARY["word"] for piece in pieces(word["identifier"])]
    return {*identifiers, *GLOSSARY["ordinary"]["words"]}


def strangers(name):
    """The parts of a name that nobody has explained; a plural s is no new word."""
    words = known()
    return [p for p in pieces(name) if p not in words and p.removesuffix("s") not in words]


@pytest.mark.parametrize("cls", [*models(), *events()], ids=lambda cls: cls.__name__)
def test_tables_and_events_are_in_the_glossary(cls):
    """Red when: the word "assignment" is taken out of docs/glossary.toml.

    To mend: give a new idea a [[word]]; an everyday English word goes to [ordinary].
    """
    assert strangers(cls.__name__) == []


def identifiers(node):
    """Every name that this node gives to something."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef):
        return [node.name]
    if isinstance(node, ast.arg):
        return [node.arg]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return [node.id]
    return []


def banned(text_tree):
    """The names in a file that say a word we decided against."""
    return [
        name
        for node in ast.walk(text_tree)
        for name in identifiers(node)
        if name not in BORROWED and BANNED & {p.removesuffix("s") for p in pieces(name)}
    ]


@pytest.mark.parametrize(
    "path",
    [p for p in files() if not dotted(p).startswith(OUTSIDE) and "tests" not in p.parts],
    ids=short,
)
def test_no_identifier_says_a_word_we_decided_against(path):
    """Red when: an argument of access.actions.assign is named `user_id_of_client`."""
    assert banned(tree(path)) == []


def test_the_rule_itself():
    """Red when: pieces() does not split CamelCase, or BORROWED swallows too much."""
    text = "class CaseWorker: ...\nclass ClientFile: ...\ndef customers(client_id, user): ...\n"
    assert banned(ast.parse(text)) == ["ClientFile", "customers", "user"]
    assert strangers("CaseHandedOverQuickly") == ["quickly"]
