"""A fault is a no: nobody swallows whatever comes, and the policy swallows nothing at all.

What each dependency does to us when it falls is tried where it is used: the provider
(`integrations/oidc`), the scanner (`integrations/clamd`), the log (`tests/trust/test_log_holds`),
the disk (here, and the report's own in `pages/portal/report`).
"""

import ast
import errno
from datetime import UTC, datetime

import pytest

from tests.architecture.source import files, short, tree
from tillit.contact.documents import store
from tillit.contact.documents.actions import store_document
from tillit.contact.documents.models import Document
from tillit.contact.documents.types import DocumentKind
from tillit.kernel.actor import System
from tillit.kernel.ids import new_id

BROAD = {"", "Exception", "BaseException"}
KNOWN = {
    "src/tillit/areas/assistance/actions/tell.py": "one household's letter: told, the others go on",
    "src/tillit/areas/assistance/actions/own.py": "one household's payment: a person plans it",
    "src/tillit/areas/assistance/actions/run.py": "one household's: told, and the others go on",
    "src/tillit/contact/documents/washing/washer.py": "answers that the file is broken: not kept",
    "src/tillit/jobs/schedule.py": "a job that failed is told and tried again; others go on",
    "src/tillit/pages/portal/report/show.py": "after a failed save: the page as it was typed",
}
AT = datetime(2026, 11, 24, 8, 40, tzinfo=UTC)


def swallows(text_tree):
    """What a file catches and does not pass on, by the name of the fault."""
    for node in ast.walk(text_tree):
        if isinstance(node, ast.ExceptHandler):
            if not any(isinstance(each, ast.Raise) for each in ast.walk(node)):
                yield ast.unparse(node.type) if node.type else ""
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            yield from (ast.unparse(each) for each in node.args)


def program():
    """Our files, without tests and the invented town."""
    return [path for path in files() if not {"tests", "demo"} & set(path.parts)]


def test_nobody_swallows_whatever_comes():
    """Red when: an `except Exception` is written anywhere else, or one of the known is mended."""
    found = {short(path) for path in program() if BROAD & set(swallows(tree(path)))}
    assert found == set(KNOWN)


def test_the_policy_swallows_nothing():
    """Red when: trust/access catches a fault and answers all the same."""
    policy = [path for path in program() if "/trust/access/" in short(path)]
    assert len(policy) > 5
    found = {short(path): caught for path in policy if (caught := [*swallows(tree(path))])}
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "try:\n  f()\nexcept Exception:\n  pass",
        "try:\n  f()\nexcept:\n  x = 1",
        "with contextlib.suppress(Exception):\n  f()",
    ],
)
def test_swallowing_is_seen(text):
    """Red when: only bare handlers are looked for."""
    assert BROAD & set(swallows(ast.parse(text)))


def test_a_full_disk_keeps_no_row(db, monkeypatch):
    """Red when: the row is written before the file."""

    def full(*args, **more):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(store, "put", full)
    with pytest.raises(OSError, match="No space"):
        store_document(
            new_id(), name="x.txt", content=b"x", kind=DocumentKind.OTHER, by=System("x"), at=AT
        )
    assert not Document.objects.exists()
