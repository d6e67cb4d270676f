"""What the architecture tests look at: our files, their trees, our classes."""

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "tillit"
FACES = {"actions", "queries", "events", "types", "ports", "extracts", "policies"}
GROUPS = {"areas", "casework", "contact", "integrations", "overview", "pages", "registers", "trust"}


@cache
def files() -> tuple[Path, ...]:
    """Every Python file of the program, without migrations."""
    return tuple(p for p in sorted(PACKAGE.rglob("*.py")) if "migrations" not in p.parts)


@cache
def tree(path: Path) -> ast.Module:
    """The file as a tree."""
    return ast.parse(path.read_text(), str(path))


def short(path: Path) -> str:
    """The path as a person writes it."""
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    """The name by which the file is imported."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def modules() -> list[Path]:
    """The folders that are modules: one level under a group, else directly under tillit."""
    found = []
    for folder in sorted(PACKAGE.iterdir()):
        if folder.name in GROUPS:
            found += [sub for sub in sorted(folder.iterdir()) if (sub / "__init__.py").exists()]
        elif (folder / "__init__.py").exists():
            found.append(folder)
    return [folder for folder in found if folder.name not in {"tests", "management"}]


def faces(name: str) -> list[Path]:
    """All files of one face: `actions.py`, or the files of the folder `actions/`."""
    return [
        path
        for path in files()
        if path.stem == name or (path.parent.name == name and path.stem != "__init__")
        if "tests" not in path.parts
    ]


def exports(folder: Path) -> set[str] | None:
    """What a face that is a folder hands out (its `__all__`), or None when it does not say."""
    for node in tree(folder / "__init__.py").body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return set(ast.literal_eval(node.value))
    return None


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    """The functions that others may call: in a folder that says so, only what it hands out."""
    handed_out = None if path.stem in FACES else exports(path.parent)
    for node in tree(path).body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        if handed_out is None or node.name in handed_out:
            yield node


def events() -> list[type]:
    """Every event class of the program."""
    from tillit.kernel.events import Event

    for path in faces("events"):
        importlib.import_module(dotted(path))
    found = [cls for cls in _below(Event) if cls.__module__.startswith("tillit.")]
    return sorted({c for c in found if ".tests." not in c.__module__}, key=lambda c: c.__name__)


def models() -> list[type]:
    """Every table of ours."""
    from django.apps import apps

    return [model for model in apps.get_models() if model.__module__.startswith("tillit.")]


def _below(cls: type) -> Iterator[type]:
    for sub in cls.__subclasses__():
        yield sub
        yield from _below(sub)
