"""Locks and manifests: pinned, hashed, and silent about where anything is fetched from."""

import json
import re

import pytest

from tools.base import ROOT
from tools.lock import ADDRESS, addresses, guarded_files

MANIFEST = json.loads((ROOT / "package.json").read_text())
NPM_LOCK = json.loads((ROOT / "package-lock.json").read_text())
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
ROW = re.compile(r"^\| (@?[\w./-]+) \| (\d[\w.]*) \| ([\w.-]+) \| (.+) \|$", re.MULTILINE)


@pytest.mark.parametrize("path", guarded_files(), ids=lambda path: path.name)
def test_says_no_address(path):
    """Red when: `npm install` without our .npmrc writes `resolved` or `funding` back."""
    assert addresses(path.read_text()) == []


@pytest.mark.parametrize(
    "text",
    [
        '"resolved": "https://example.org/a.tgz"',
        "--index-url https://example.org/simple",
        "-i somewhere",
        "thing @ git+ssh://example.org/thing",
        "thing @ file:../thing",
    ],
)
def test_an_address_is_recognised(text):
    """Red when: the pattern is narrowed to http alone."""
    assert ADDRESS.search(text)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_package_is_pinned_and_hashed(path):
    """Red when: a line is added by hand, or --generate-hashes is dropped from tools/lock.py."""
    blocks = re.split(r"^(?=\S)", path.read_text(), flags=re.MULTILINE)
    loose = [block for block in blocks if block.strip() and not _is_tight(block)]
    assert loose == []


def _is_tight(block):
    return "==" in block.splitlines()[0] and "--hash=sha256:" in block


def test_every_purpose_has_its_lock():
    """Red when: an .in file is added without a lock."""
    wanted = {path.stem for path in (ROOT / "requirements").glob("*.in")}
    assert {path.stem for path in LOCKS} == wanted


def test_npm_lock_is_hashed():
    """Red when: an `integrity` is taken out of package-lock.json."""
    packages = [name for name in NPM_LOCK["packages"] if name]
    assert [name for name in packages if not NPM_LOCK["packages"][name].get("integrity")] == []


def test_asset_list_agrees_with_manifest_and_lock():
    """Red when: a version in package.json, the lock or docs/reference/assets.md differs."""
    rows = ROW.findall((ROOT / "docs" / "reference" / "assets.md").read_text())
    listed = {name: version for name, version, _licence, _use in rows}
    locked = {
        name: NPM_LOCK["packages"][f"node_modules/{name}"]["version"]
        for name in MANIFEST["dependencies"]
    }
    assert listed == MANIFEST["dependencies"] == locked


def test_asset_licences_agree_with_the_lock():
    """Red when: a licence in docs/reference/assets.md is changed."""
    same = {"BSD-0-Clause": "0BSD"}  # htmx writes the name in its own way
    for name, _version, licence, _use in ROW.findall(
        (ROOT / "docs" / "reference" / "assets.md").read_text()
    ):
        found = NPM_LOCK["packages"][f"node_modules/{name}"]["license"]
        assert licence == same.get(found, found), name
