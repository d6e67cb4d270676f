"""Migrations are linear, none is missing, none imports a model."""

import ast

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from tests.architecture.source import PACKAGE, short


def ours():
    """The labels of our apps."""
    return {config.label for config in apps.get_app_configs() if config.name.startswith("tillit.")}


def test_linear():
    """Red when: two migrations of an app have the same parent."""
    graph = MigrationLoader(None).graph
    forks = [
        (label, name)
        for label, name in graph.nodes
        if label in ours()
        and sum(child.key[0] == label for child in graph.node_map[label, name].children) > 1
    ]
    assert forks == []


def test_none_missing():
    """Red when: a field is added to access.models.Unit without a migration."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    changes = found.changes(graph=loader.graph)
    assert {label: changes[label] for label in changes if label in ours()} == {}


def test_none_imports_a_model():
    """Red when: a migration imports from `..models`: history would follow the present."""
    strays = [
        short(path)
        for path in PACKAGE.rglob("migrations/*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[-1] == "models"
        if node.module != "django.db.models"
    ]
    assert strays == []
