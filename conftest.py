"""For all tests: nothing they store lands beside the real town's documents."""

import shutil
import tempfile

from django.conf import settings

pytest_plugins = [
    "tests.support.environment",
    "tests.support.databases",
    "tests.support.browser",
    "tests.support.who",
]
_folders: list[str] = []


def pytest_configure() -> None:
    """Give this run (and each of its workers) a document store of its own."""
    _folders.append(tempfile.mkdtemp(prefix="tillit-documents-"))
    settings.DOCUMENTS = _folders[-1]
    settings.DURABLE = False


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    while _folders:
        shutil.rmtree(_folders.pop(), ignore_errors=True)
