"""The import contracts cover what they are meant to cover."""

import tomllib

from tools.base import ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]


def test_everything_above_the_tables_is_under_the_contract():
    """Red when: src/tillit/jobs appears and the contract `Pages never touch tables` forgets it."""
    found = next(one for one in CONTRACTS["contracts"] if one["name"] == "Pages never touch tables")
    there = {
        f"tillit.{name}" for name in ("pages", "jobs") if (ROOT / "src/tillit" / name).is_dir()
    }
    assert there <= set(found["source_modules"])
