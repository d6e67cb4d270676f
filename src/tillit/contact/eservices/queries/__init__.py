"""Read forms, and lists of what was sent."""

from .answers import as_read, faults_in
from .forms import form, form_by_id, forms_in_use, seeds
from .submissions import lines, my_sent, number_new, status_by_code, waiting

__all__ = [
    "as_read",
    "faults_in",
    "form",
    "form_by_id",
    "forms_in_use",
    "lines",
    "my_sent",
    "number_new",
    "seeds",
    "status_by_code",
    "waiting",
]
