"""Ask, read the log, look at what was found, take the list out, write the drafts."""

from .asking import ask, gather_asked, read_log
from .looking import open_incident, open_incidents, save_draft, take_list

__all__ = [
    "ask",
    "gather_asked",
    "open_incident",
    "open_incidents",
    "read_log",
    "save_draft",
    "take_list",
]
