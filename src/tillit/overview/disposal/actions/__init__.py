"""What is done with files that are ripe: looked at, proposed, approved, exported, removed."""

from .carrying_out import carry_out, make_list
from .exporting import export_person
from .looking import open_dry_run, open_line, open_lists
from .proposing import approve, propose, withdraw

__all__ = [
    "approve", "carry_out", "export_person", "make_list", "open_dry_run", "open_line", "open_lists",
    "propose", "withdraw",
]  # fmt: skip
