"""Forms: those in use, and those that come with the program."""

from functools import cache
from pathlib import Path
from uuid import UUID

from tillit.contact.eservices import models
from tillit.contact.eservices.reading import read
from tillit.contact.eservices.types import FormText, FormView
from tillit.kernel.actor import Actor
from tillit.kernel.refusal import NotThere
from tillit.kernel.rows import the_one

SEED = Path(__file__).parents[1] / "seed"


def forms_in_use(actor: Actor) -> list[FormView]:
    """What can be sent now, by title. Public."""
    rows = models.FormVersion.objects.filter(withdrawn_at=None)
    return sorted((_view(row) for row in rows), key=lambda each: each.text.title)


def form(actor: Actor, code: str) -> FormView:
    """The version of a form that is in use. Public."""
    row = the_one(models.FormVersion.objects.filter(code=code, withdrawn_at=None))
    if row is None:
        raise NotThere
    return _view(row)


def form_by_id(actor: Actor, form_id: UUID) -> FormView:
    """A version of a form, also an earlier one."""
    row = the_one(models.FormVersion.objects.filter(pk=form_id))
    if row is None:
        raise NotThere
    return _view(row)


@cache
def _seeds() -> tuple[tuple[FormText, str], ...]:
    texts = [path.read_text() for path in sorted(SEED.glob("*.toml"))]
    return tuple((read(text), text) for text in texts)


def seeds(actor: Actor) -> tuple[tuple[FormText, str], ...]:
    """The forms that come with the program, each with its text."""
    return _seeds()


def _view(row: models.FormVersion) -> FormView:
    return FormView(
        row.pk, row.number, row.unit_id, _read(row.pk, row.written), row.published_at,
        row.published_by_name, row.withdrawn_at,
    )  # fmt: skip


@cache
def _read(form_id: UUID, written: str) -> FormText:
    """A version is never changed, so it is read once."""
    return read(written)
