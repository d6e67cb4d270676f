"""Who and when are always said: actions take `by=` and `at=`, queries begin with `actor`."""

import ast

import pytest

from tests.architecture.source import faces, public_functions, short


def silent_about_who_or_when(function):
    """What an action lacks."""
    keyword_only = {each.arg for each in function.args.kwonlyargs}
    return {"by", "at"} - keyword_only


def first_is_actor(function):
    """Whether a query says for whom it answers."""
    arguments = [*function.args.posonlyargs, *function.args.args]
    return bool(arguments) and arguments[0].arg == "actor"


@pytest.mark.parametrize("path", faces("actions"), ids=short)
def test_actions_say_who_and_when(path):
    """Red when: `at` in access.actions.assign is made positional (seen so for leaf_hash)."""
    lacking = {f.name: silent_about_who_or_when(f) for f in public_functions(path)}
    assert {name: sorted(lack) for name, lack in lacking.items() if lack} == {}


@pytest.mark.parametrize("path", faces("queries"), ids=short)
def test_queries_begin_with_the_actor(path):
    """Red when: `actor` in access.queries.units is moved to the second place."""
    assert [f.name for f in public_functions(path) if not first_is_actor(f)] == []


@pytest.mark.parametrize(
    ("text", "lack"),
    [
        ("def a(x, *, by, at): ...", set()),
        ("def a(x, by, at): ...", {"by", "at"}),
        ("def a(x, *, by): ...", {"at"}),
    ],
)
def test_the_rule_itself(text, lack):
    """Red when: positional arguments are counted too."""
    assert silent_about_who_or_when(ast.parse(text).body[0]) == lack


def test_there_is_something_to_look_at():
    """Red when: faces() finds nothing and the tests above pass in silence."""
    assert len(faces("actions")) > 2
    assert len(faces("queries")) > 2
