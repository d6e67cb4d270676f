"""Cedar's reading of the policy, small: it says what the program says, and a change is told.

The text is written by hand, so it must not lag behind the table: `unmatched` names what does.
"""

import ast
import sys
from dataclasses import replace

import pytest

from tillit.trust.access.policies import table
from tools.prove import policy, policy_cedar, policy_entities

RULES = policy_cedar.rules_of(policy_cedar.TEXT.read_text(encoding="utf-8"))
WORLDS = 100  # among them every rule decides


@pytest.fixture(scope="module")
def batches():
    """Some worlds, told to Cedar once."""
    step = policy_cedar.BATCH
    return [policy_cedar.Batch(range(first, first + step)) for first in range(0, WORLDS, step)]


def test_cedar_says_what_the_program_says(batches):
    """Red when: a rule is changed in the table or in the text alone (seen: `own` that never holds;
    `leader` without its exception for K4), or what has ended is told to Cedar."""
    program = [said for batch in batches for said in batch.program]
    assert len(program) == WORLDS * 5
    assert {rule for _, rule, _ in program} == {"", *RULES}
    assert [policy_cedar.told(batch, RULES) for batch in batches] == [0] * len(batches)


@pytest.mark.parametrize("name", ["sealed saknas", "leader utan villkor 2", "assigned för allt"])
def test_a_change_of_the_text_is_told(batches, name):
    """The control in small. Red when: classes are left out of the comparison."""
    changed = dict(policy_cedar.changes(RULES))[name]
    assert any(policy_cedar.told(batch, changed) for batch in batches)


def test_a_rule_without_its_counterpart_is_named(monkeypatch):
    """Red when: only one side's codes are asked for, or a wall passes for a way in."""
    assert policy_cedar.unmatched(RULES) == []
    without = {code: rule for code, rule in RULES.items() if code != "glass"}
    assert policy_cedar.unmatched(without) == ["glass"]
    assert policy_cedar.unmatched(RULES | {"older": RULES["own"]}) == ["older"]
    turned = RULES | {"own": {**RULES["own"], "effect": "permit"}}
    assert policy_cedar.unmatched(turned) == ["own"]
    newer = (*table.WALLS, replace(table.WALLS[0], code="newer"))
    monkeypatch.setattr("tillit.trust.access.policies.WALLS", newer)
    assert policy_cedar.unmatched(RULES) == ["newer"]


def test_two_rules_of_one_name_are_refused():
    """Red when: the second takes the place of the first, unsaid."""
    text = policy_cedar.TEXT.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="two rules"):
        policy_cedar.rules_of(text.replace('@id("own")', '@id("glass")'))


def test_a_rule_that_cedar_cannot_work_out_is_no_answer():
    """Cedar passes over such a rule: a wall would stand open. Red when: errors are not asked
    for."""
    text = "@id('own') forbid (principal, action, resource) when { resource.abuot };"
    with pytest.raises(ValueError, match="abuot"):
        policy_cedar.over(1, policy_cedar.rules_of(text.replace("'", '"')))


def test_the_entities_know_nothing_of_the_program():
    """A third reading. Red when: policy_entities.py imports the table, or the twin's `counts`."""
    source = ast.parse(policy_cedar.Path(policy_entities.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(source) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert {getattr(node, "module", "") for node in imports} == {"__future__", "typing"}


def test_without_the_package_the_long_profile_says_what_to_do(monkeypatch, capsys):
    """Before anything is measured. Red when: the first that fails is an import, an hour later."""
    monkeypatch.setitem(sys.modules, "cedarpy", None)
    monkeypatch.setattr(sys, "argv", ["policy", "--long"])
    monkeypatch.setattr(policy, "_prepare", lambda: pytest.fail("measured all the same"))
    assert policy._run() == 1
    assert "run ./tillit check" in capsys.readouterr().err
