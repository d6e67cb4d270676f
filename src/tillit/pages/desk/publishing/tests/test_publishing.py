"""The worker's page: nothing chosen from the start, the preview decides nothing."""

import pytest

from tillit.casework.cases.models import Publication
from tillit.casework.cases.tests.families import AT, BY, Family, make_family, publish, worker
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

ALL_PARTS = ["path", "holder", "letters", "asks", "usual_time"]


@pytest.fixture
def family(db) -> Family:
    return make_family()


def at_case(family: Family, tail: str = "") -> str:
    return f"/arbete/arenden/{family.case}/visa-for/{tail}"


def test_nothing_is_chosen_from_the_start(family: Family, at_desk) -> None:
    """Red when: a part is checked in an empty form."""
    text = at_desk(family.alice, AT).get(at_case(family, f"{family.mother}/")).content.decode()
    assert "checked" not in text
    assert "Inget visas." in text


def test_preview_decides_nothing(family: Family, at_desk) -> None:
    """Red when: do=preview publishes, or the preview needs the reason first."""
    client = at_desk(family.alice, AT)
    answer = client.post(
        at_case(family, f"{family.mother}/"), {"do": "preview", "parts": ALL_PARTS}
    )
    assert answer.status_code == 200
    assert "Det här händer nu" in answer.content.decode()
    assert not Publication.objects.exists()


def test_a_refusal_keeps_what_was_typed(family: Family, at_desk) -> None:
    """Red when: the sentence of the action does not reach the form."""
    answer = at_desk(family.alice, AT).post(
        at_case(family, f"{family.mother}/"),
        {"do": "publish", "parts": ["path"], "reason": "Hon är part."},
    )
    assert answer.status_code == 422
    assert "Skriv vad ni har vägt" in answer.content.decode()
    assert "Hon är part." in answer.content.decode()


def test_violence_is_marked_and_shuts(family: Family, at_desk) -> None:
    """Red when: the form's button marks nothing."""
    publish(family, family.mother)
    client = at_desk(family.alice, AT)
    answer = client.post(at_case(family, "vald/"), {"do": "mark", "text": "Mamman berättar."})
    assert answer.status_code == 302
    assert "Våld är markerat" in client.get(at_case(family)).content.decode()
    assert not Publication.objects.filter(withdrawn_at=None).exists()


def test_others_find_nothing_here(family: Family, at_desk) -> None:
    """Red when: open_publishing forgets check_may_read; and for a person who is no party."""
    unit = open_unit("Barn 9", UnitKind.INVESTIGATION, by=BY, at=AT)
    own = at_case(family, f"{family.grandmother}/")
    assert at_desk(family.alice, AT).get(own).status_code == 404
    assert at_desk(worker("Bo", unit), AT).get(at_case(family)).status_code == 404
