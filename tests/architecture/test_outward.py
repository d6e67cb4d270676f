"""The program calls nowhere but through the ports of `config/outward.py`."""

import ast

import pytest

from tests.architecture.source import dotted, files, tree
from tillit.config.outward import PORTS, targets

# Modules that can open a line to another machine, or start a program that can.
LINES = {
    "aiohttp", "asyncio", "ftplib", "http.client", "httpx", "imaplib", "poplib", "requests",
    "smtplib", "socket", "socketserver", "ssl", "subprocess", "telnetlib", "urllib.request",
    "urllib3", "xmlrpc", "django.core.mail", "multiprocessing",
}  # fmt: skip
ELSEWHERE = {
    "tillit.contact.documents.washing.wash": "starts the washer, which shuts itself in",
    "tillit.overview.continuity.snapshot": "starts pg_dump and pg_restore at our own database",
}
OUTSIDE = ("tillit.demo.", "tillit.config.tests")  # the invented town; never in production


def opened(text_tree):
    """The modules of LINES that a file imports, also by their parts."""
    names = set()
    for node in ast.walk(text_tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in {"os.system", "os.popen"}:
            names.add("subprocess")
    found = {line for line in LINES for name in names if f"{name}.".startswith(f"{line}.")}
    lent = {name for name in names if name.startswith("authlib.integrations.requests")}
    return found | ({"requests"} if lent else set())


def test_no_module_opens_a_line_of_its_own():
    """Red when: a module imports requests, or a port's module is taken off the list."""
    ports = tuple(f"{port.module}." for port in PORTS)
    strays = {}
    for path in files():
        name = dotted(path)
        if "tests" in path.parts or name.startswith((*ports, *OUTSIDE)) or name in ELSEWHERE:
            continue
        if found := opened(tree(path)):
            strays[name] = sorted(found)
    assert strays == {}


def test_no_exception_outlives_its_reason():
    """Red when: a module in ELSEWHERE starts nothing any more."""
    by_name = {dotted(path): path for path in files()}
    assert [name for name in ELSEWHERE if not opened(tree(by_name[name]))] == []


@pytest.mark.parametrize(
    "text",
    [
        "import requests",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import http.client as c",
        "import os; os.system('curl')",
        "from authlib.integrations.requests_client import OAuth2Session",
    ],
)
def test_a_line_is_seen(text):
    """Red when: only whole module names are compared."""
    assert opened(ast.parse(text))


def test_the_wall_gets_hosts_and_ports(settings):
    """Red when: a provider's other hosts are left out, or the scanner, or the registers."""
    empty = {"issuer": "", "hosts": ""}
    staff = {"issuer": "https://id.example.se/x", "hosts": "keys.example.se"}
    settings.OIDC = {"staff": staff, "resident": empty}
    settings.CLAMD = "tcp:127.0.0.1:3310"
    settings.REGISTERS = {"ssbtek": {"address": "https://agencies.example.se:8443/ssbtek"}}
    found = set(targets())
    assert "agencies.example.se:8443" in found
    assert {"id.example.se:443", "keys.example.se:443", "tcp:127.0.0.1:3310"} <= found
