"""Modules meet face to face: no one reaches into another module's tables or helpers."""

import importlib

import grimp
import pytest

from tests.architecture.source import FACES, GROUPS, dotted, exports, files

FOUNDATIONS = ({"kernel"}, {"law"}, {"ui"})
PAGES_SHARE = ["pages", "http"]  # what every page is built from; nobody else's business


def neighbourly(importer, imported):
    """Whether one module may import another (both without the leading `tillit`)."""
    if not imported or {imported[0]} in FOUNDATIONS:
        return True
    if importer[:1] == ["config"] or "tests" in importer:
        return True
    if importer[:1] == ["pages"] and imported[:2] == PAGES_SHARE:
        return True
    depth = 2 if imported[0] in GROUPS else 1
    if importer[:depth] == imported[:depth]:
        return True
    # The face itself, not the files of the folder that it may be.
    return len(imported) <= depth + 1 and set(imported[depth:]) <= FACES


def test_modules_meet_face_to_face():
    """Red when: FACES loses "types"; seen with trust.identity.queries importing access.models."""
    graph = grimp.build_graph("tillit", cache_dir=None)
    strays = [
        f"{importer} -> {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if not neighbourly(importer.split(".")[1:], imported.split(".")[1:])
    ]
    assert sorted(strays) == []


def test_what_a_face_promises_is_there():
    """A name in `__all__` that nothing has is found by whoever asks for it, at night. Seen red with
    an action that was renamed and left in the list."""
    missing = []
    for path in files():
        if path.stem == "__init__" and (promised := exports(path.parent)):
            face = importlib.import_module(dotted(path))
            missing += [f"{face.__name__}.{name}" for name in promised if not hasattr(face, name)]
    assert missing == []


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("casework.cases.actions.case", "trust.audit.actions", True),
        ("casework.cases.actions.case", "trust.audit.models", False),
        ("casework.cases.actions.case", "registers.people.actions", True),
        ("casework.cases.actions.case", "registers.people.actions.person", False),
        ("casework.cases.actions.case", "registers.people.naming", False),
        ("pages.desk.case.views", "pages.http.page", True),
        ("casework.cases.queries", "pages.http.page", False),
        ("pages.desk.case.views", "casework.cases.workflow", False),
        ("integrations.oidc.adapter", "trust.identity.ports", True),
        ("demo.town", "integrations.oidc.adapter", False),
        ("registers.people.queries", "ui.forms", True),
        ("config.wiring", "integrations.oidc.adapter", True),
    ],
)
def test_the_rule_itself(importer, imported, allowed):
    """Red when: any branch of neighbourly() answers True for all."""
    assert neighbourly(importer.split("."), imported.split(".")) is allowed
