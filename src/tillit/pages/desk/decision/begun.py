"""What the reader has begun to write on the page of decisions and not sent."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.forms import Textarea
from django.urls import reverse

from tillit.casework.cases.types import Unsent

from .kinds import BY_SLUG, KINDS, Kind

# The boxes for one's own words, in the order of the page.
FREE = tuple(
    dict.fromkeys(
        name
        for kind in KINDS
        for name, field in kind.form.base_fields.items()
        if isinstance(field.widget, Textarea)
    )
)


@dataclass(frozen=True)
class Stranded:
    """What the reader wrote in a form that is not on the page any more."""

    title: str
    text: str
    href: str


def key_of(kind: Kind, ref: UUID | None) -> str:
    """The name of one form on the page of one case, as a draft."""
    return f"{kind.slug}_{ref}" if ref else kind.slug


def title_of(key: str) -> str:
    """The title of the form that a draft was written in."""
    kind = BY_SLUG.get(key.partition("_")[0])
    return kind.title if kind else "Utkast"


def typed_in(draft: Unsent | None) -> dict[str, str]:
    """What a form begins with: no list of this page takes several answers."""
    return {name: values[0] for name, values in draft.typed.items()} if draft else {}


def stranded(case_id: UUID, unsent: Mapping[str, Unsent], drawn: Collection[str]) -> list[Stranded]:
    """The drafts whose forms are not drawn: somebody else was first, or the case is closed."""
    return [
        Stranded(
            title_of(key),
            "\n\n".join(text for name in FREE for text in draft.typed.get(name, ())),
            reverse("desk:forget_decision_typed", args=[case_id, key]),
        )
        for key, draft in unsent.items()
        if key not in drawn
    ]
