"""Draw a few tags as a page would."""

from pathlib import Path
from typing import Any

from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

UI = Path(__file__).resolve().parents[1]
COMPONENTS = UI / "templates" / "components"


def draw(tags: str, **context: Any) -> str:  # Any: whatever the tags show
    """The HTML of some component tags."""
    return str(engines["django"].from_string(CottonCompiler().process(tags)).render(context))


def tag_of(path: Path) -> str:
    """work_row.html is written `c-work-row`."""
    return f"c-{path.stem.replace('_', '-')}"
