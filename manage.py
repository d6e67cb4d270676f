#!/usr/bin/env python3
"""Django's commands; `./tillit manage …` sets the environment up first."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tillit.config.settings")
    from django.core.management import execute_from_command_line

    from tillit.kernel.actor import System
    from tillit.kernel.asking import asking

    with asking(System(" ".join(sys.argv[1:2]))):  # a command is the program itself, by its name
        execute_from_command_line(sys.argv)
