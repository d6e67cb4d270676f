"""Try an action on behalf of a form: a refusal is shown in the form, and nothing typed is lost."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.http import HttpRequest

from tillit.kernel.refusal import Moved, NotThere, Refusal

WRONG, TAKEN = 422, 409


def posted_id(request: HttpRequest, name: str) -> UUID:
    """The id that a form carries in a hidden field. NotThere when it is missing or is none."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise NotThere


def status_of(refusal: Refusal) -> int:
    """The status to answer with: somebody was first, or what was sent cannot be done."""
    return TAKEN if isinstance(refusal, Moved) else WRONG


def refused(form: forms.Form, act: Callable[[], object]) -> int:
    """Do it. 0 when it went well; else the status to answer with, the sentence in the form."""
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return status_of(refusal)
    return 0
