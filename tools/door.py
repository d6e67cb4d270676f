"""The door `./tillit`: one table of commands, each a function found in its own file.

To add a command, add one line to COMMANDS. A command is named "module:function"; the function
takes the remaining arguments and returns an exit code. `manage NAME` hands over to Django.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0] = str(ROOT)  # so that `tools` is a package and its files shadow nothing

COMMANDS: dict[str, tuple[str, str]] = {
    "demo": ("tools.demo:main", "start an invented town on this machine [--port N] [--fresh]"),
    "test": ("tools.testing:main", "run the tests [--quick | --long] [-- pytest's own arguments]"),
    "check": ("tools.check:main", "lint, types, architecture, migrations, templates, locks"),
    "manage": ("tools.door:manage", "a command of Django's, for example: manage migrate"),
    "backup": ("tools.door:backup", "write database and documents to one encrypted file: PATH"),
    "restore": ("tools.door:restore", "a town back from such a file, into an empty place: PATH"),
    "bench": ("tools.bench.run:main", "fill a million cases, measure [--small] [--only DATABASE]"),
    "prove": ("tools.prove.door:main", "try to break it: prove NAME | all [--long]"),
    "pictures": ("tools.pictures:main", "take the README's pictures in a running demo"),
    "docs": ("tools.docs:main", "write the reference pages that the program makes [--check]"),
    "rules": ("tools.rules:main", "export: the rule book for anyone; count CASE.json: try a case"),
    "sbom": ("tools.sbom:main", "list every part that runs, with hashes and licences [PATH]"),
    "lock": ("tools.lock:main", "resolve all dependencies anew and write every lock"),
}


def usage() -> str:
    """All commands, one line each."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {text}" for name, (_, text) in COMMANDS.items()]
    return "\n".join(["./tillit COMMAND", "", *lines])


def manage(arguments: list[str]) -> int:
    """Run Django's manage.py in the environment that is there, or in production's."""
    from tools import assets, environment

    python = environment.ensure("prod")
    assets.ensure()
    env = environment.for_django()
    os.execve(python, [str(python), str(ROOT / "manage.py"), *arguments], env)


def backup(arguments: list[str]) -> int:
    """Make a backup; see docs/how-to/backup.md."""
    return manage(["backup", *arguments])


def restore(arguments: list[str]) -> int:
    """Restore a backup, as the owner: on PostgreSQL only the owner makes tables."""
    os.environ["TILLIT_AS_OWNER"] = "1"
    return manage(["restore", *arguments])


def main(arguments: list[str]) -> int:
    """Find the command and hand over."""
    if not arguments or arguments[0] in ("help", "-h", "--help"):
        print(usage())
        return 0
    if arguments[0] not in COMMANDS:
        print(f"There is no command {arguments[0]!r}.\n\n{usage()}", file=sys.stderr)
        return 2
    from tools.base import SetupError, fail

    module, _, function = COMMANDS[arguments[0]][0].partition(":")
    try:
        return int(getattr(importlib.import_module(module), function)(arguments[1:]))
    except SetupError as problem:
        return fail(str(problem))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
