"""The list of parts is that of the locks, whole, the same each time, and names no address."""

import json
import re

import pytest

from tools import sbom
from tools.lock import addresses

LICENCES = {"django": "BSD-3-Clause", "requests": "Apache Software License\nand more"}


@pytest.fixture(scope="module")
def bill():
    return sbom.bill(LICENCES)


def test_every_locked_part_is_there_once(bill):
    """Red when: a line with extras or a marker is passed over, or a nested npm package."""
    refs = [each["bom-ref"] for each in bill["components"]]
    assert len(refs) == len(set(refs))
    pinned = re.findall(r"^\S+==", sbom.PYTHON_LOCK.read_text(), re.MULTILINE)
    npm = [path for path in json.loads(sbom.NPM_LOCK.read_text())["packages"] if path]
    assert len(refs) == len(pinned) + len(npm)
    assert any(ref.startswith("pkg:pypi/django@5.") for ref in refs)


def test_every_part_has_what_the_form_asks_for(bill):
    """Red when: a hash of npm's is left in base64, or a part has none."""
    lengths = {"SHA-256": 64, "SHA-384": 96, "SHA-512": 128, "SHA-1": 40}
    for each in bill["components"]:
        assert each["type"] == "library"
        assert each["version"]
        assert re.fullmatch(r"pkg:(pypi|npm)/(%40[\w.-]+/)?[\w.-]+@[\w.+-]+", each["purl"])
        assert each["hashes"]
        for one in each["hashes"]:
            assert re.fullmatch(rf"[0-9a-f]{{{lengths[one['alg']]}}}", one["content"])
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")


def test_licences_are_told_as_they_were_given(bill):
    """Red when: old words are passed off as an expression of SPDX."""
    by_name = {each["name"]: each.get("licenses") for each in bill["components"]}
    assert by_name["django"] == [{"expression": "BSD-3-Clause"}]
    assert by_name["requests"] == [{"license": {"name": "Apache Software License"}}]


def test_the_same_locks_give_the_same_bill(bill):
    """Red when: a time or a random number is put in."""
    assert sbom.bill(LICENCES) == bill


def test_it_names_no_address(bill):
    """Red when: `resolved` or a home page is carried over."""
    assert addresses(json.dumps(bill)) == []
