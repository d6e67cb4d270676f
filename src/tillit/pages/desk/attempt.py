"""Try an action on behalf of a form: a refusal is shown in the form, and nothing typed is lost."""

from collections.abc import Callable

from django import forms

from tillit.kernel.refusal import Moved, Refusal

WRONG, TAKEN = 422, 409


def refused(form: forms.Form, act: Callable[[], object]) -> int:
    """Do it. 0 when it went well; else the status to answer with, the sentence in the form."""
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return TAKEN if isinstance(refusal, Moved) else WRONG
    return 0
