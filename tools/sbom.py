"""`./tillit sbom [PATH]`: every part that runs in a municipality, as CycloneDX 1.6, from the locks.

Nothing is fetched and no address is written: names, versions, hashes and licences. The licences
are what the installed packages say of themselves, so that those not installed here have none.
"""

from __future__ import annotations

import base64
import json
import re
import sys
import tomllib
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tools import environment
from tools.base import REQUIREMENTS, ROOT, digest, run, say

PYTHON_LOCK, NPM_LOCK = REQUIREMENTS / "prod.lock", ROOT / "package-lock.json"
PINNED = re.compile(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;\\]+)")
SPDX = re.compile(r"[A-Za-z0-9.+() -]{2,80}")
OLD_WORDS = {"BSD License", "MIT License", "Apache Software License"}  # classifiers, not SPDX
ASK = """
import json
from importlib.metadata import distributions
told = {}
for each in distributions():
    words = each.metadata.get("License-Expression") or ""
    classes = [c for c in each.metadata.get_all("Classifier") or [] if c.startswith("License ::")]
    told[each.metadata["Name"].lower().replace("_", "-")] = (
        words or each.metadata.get("License") or (classes[-1].split(" :: ")[-1] if classes else "")
    )
print(json.dumps(told))
"""


def main(arguments: list[str]) -> int:
    """Write it to a file, or to standard output."""
    python = environment.ensure("prod")
    licences = json.loads(run([python, "-c", ASK]))
    text = json.dumps(bill(licences), indent=1, sort_keys=True) + "\n"
    if arguments:
        Path(arguments[0]).write_text(text, encoding="utf-8")
        say(f"{arguments[0]}: {text.count('bom-ref') - 1} parts")
    else:
        sys.stdout.write(text)
    return 0


def bill(licences: dict[str, str]) -> dict[str, Any]:
    """The whole bill. The same locks give the same bill: it carries no time, and no chance."""
    about = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    mark = digest([PYTHON_LOCK, NPM_LOCK])
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, mark)}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "tillit",
                "name": "tillit",
                "version": about["version"],
                "licenses": [{"expression": about["license"]}],
            }
        },
        "components": [*_python(licences), *_npm()],
    }


def _python(licences: dict[str, str]) -> list[dict[str, Any]]:
    found = []
    for block in re.split(r"^(?=\S)", PYTHON_LOCK.read_text(), flags=re.MULTILINE):
        if pinned := PINNED.match(block):
            name, version = pinned.groups()
            hashes = [("SHA-256", each) for each in re.findall(r"sha256:([0-9a-f]{64})", block)]
            licence = licences.get(name.lower().replace("_", "-"), "")
            found.append(_part(f"pkg:pypi/{name}@{version}", name, version, hashes, licence))
    return found


def _npm() -> list[dict[str, Any]]:
    found = []
    for path, each in json.loads(NPM_LOCK.read_text())["packages"].items():
        if not path:
            continue
        name, version = path.rpartition("node_modules/")[2], each["version"]
        algorithm, _, packed = each["integrity"].partition("-")
        hashes = [(f"SHA-{algorithm.removeprefix('sha')}", base64.b64decode(packed).hex())]
        purl = f"pkg:npm/{quote(name, safe='/')}@{version}"
        found.append(_part(purl, name, version, hashes, each.get("license", ""), place=path))
    return found


def _part(
    purl: str,
    name: str,
    version: str,
    hashes: list[tuple[str, str]],
    licence: str,
    *,
    place: str = "",
) -> dict[str, Any]:
    part: dict[str, Any] = {
        "type": "library",
        "bom-ref": f"{purl}#{place}" if place.count("node_modules/") > 1 else purl,
        "name": name,
        "version": version,
        "purl": purl,
        "hashes": [{"alg": algorithm, "content": content} for algorithm, content in hashes],
    }
    words = licence.strip().partition("\n")[0]
    if words and SPDX.fullmatch(words) and words not in OLD_WORDS:
        part["licenses"] = [{"expression": words}]
    elif words:
        part["licenses"] = [{"license": {"name": words[:200]}}]
    return part
