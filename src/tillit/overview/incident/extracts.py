"""The list as files, the hours of the law and the words of the classes, for pages and commands."""

from .drafts import CLASSES, clocks, moment
from .files import as_csv, as_json_lines, as_pdf
from .sorting import KEYS

__all__ = ["CLASSES", "KEYS", "as_csv", "as_json_lines", "as_pdf", "clocks", "moment"]
