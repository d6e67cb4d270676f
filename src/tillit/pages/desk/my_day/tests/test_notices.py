"""Every kind of notice has words on My day."""

import pytest
from django.urls import reverse

from tillit.casework.cases.models import Notice
from tillit.casework.cases.tests.conftest import (  # noqa: F401 – fixtures
    AT,
    made_once,
    world,
)
from tillit.casework.cases.types import NoticeKind
from tillit.pages.desk.words import NOTICES


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_is_told_in_words(kind, world, at_desk) -> None:  # noqa: F811
    """Seen red: with the words of "replied" taken out, My day breaks for whoever got a reply."""
    Notice.objects.create(staff_id=world.alice.id, kind=kind, object_id=world.case, at=AT)
    answer = at_desk(world.alice, AT).get(reverse("desk:my_day"))
    assert answer.status_code == 200
    assert NOTICES[kind] in answer.content.decode()
