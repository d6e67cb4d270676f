"""From a form in use to an answer, at the desk."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from tillit.contact.eservices import actions, queries
from tillit.contact.eservices.models import FormVersion, Submission
from tillit.contact.eservices.tests.conftest import SOMEBODY, TOWN
from tillit.contact.eservices.tests.test_forms import BY_CODE, LINE
from tillit.contact.eservices.tests.test_submissions import OMBUD
from tillit.kernel.actor import Role
from tillit.pages.desk.people.tests.conftest import signed_in
from tillit.trust.access.actions import open_unit
from tillit.trust.access.types import UnitKind

PAGE, AT = "/arbete/inkommet/", timezone.now()


@pytest.fixture
def unit(db):
    return open_unit("Vuxen", UnitKind.INVESTIGATION, by=TOWN, at=AT)


def body(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode().replace("\xa0", " ")


def test_a_form_is_taken_in_use_and_what_comes_is_answered(unit):
    """Red when: a step of it does not hold, somebody else takes what is taken, or the answers are
    left where nobody is to be known."""
    lead, mia = signed_in(unit, Role.LEADER), signed_in(unit, Role.SOCIAL_WORKER, subject="m")
    forms = f"{PAGE}formular/"
    assert "Inget formulär är i bruk" in body(lead.get(forms))
    assert "Välj ett formulär eller en fil" in body(
        lead.post(f"{forms}ta-i-bruk/", {"unit": str(unit), "seed": ""}), 422
    )
    chosen = {"unit": str(unit), "seed": "personligt-ombud"}
    assert lead.post(f"{forms}ta-i-bruk/", chosen).status_code == 302
    assert "ingen person sparas" in body(mia.get(forms))
    assert "Ta ett formulär i bruk" not in body(mia.get(forms))
    form = queries.form(SOMEBODY, "personligt-ombud")
    sent = actions.send(form.id, uuid4(), OMBUD, by=SOMEBODY, at=AT)
    assert "ingen har tagit det" in body(mia.get(PAGE))
    one = f"{PAGE}{sent.id}/"
    assert "Kaneli" in body(mia.get(one))
    assert mia.post(f"{one}ta/").status_code == 302
    lead.post(f"{one}ta/")
    assert "arbetar redan med det" in body(lead.get(one))
    assert "skriv några ord" in body(mia.post(f"{one}klart/", {"reply": ""}), 422)
    assert mia.post(f"{one}klart/", {"reply": "Ombudet ringer dig."}).status_code == 302
    assert "Svaren är raderade" in body(mia.get(one))
    assert Submission.objects.get().answers is None
    assert "Personligt ombud" in body(mia.get(f"{PAGE}?visa=klart"))
    other = signed_in(open_unit("X", UnitKind.INVESTIGATION, by=TOWN, at=AT), Role.LEADER,
                      subject="o")  # fmt: skip
    assert other.get(one).status_code == 404


def test_a_municipality_adds_its_own_form_without_a_programmer(unit):
    """Red when: a file is not read, what is wrong in it is not said, or it cannot be taken away."""
    lead, forms = signed_in(unit, Role.LEADER), f"{PAGE}formular/"

    def hand_in(text):
        file = SimpleUploadedFile("eget.toml", text if isinstance(text, bytes) else text.encode())
        return lead.post(f"{forms}ta-i-bruk/", {"unit": str(unit), "seed": "", "file": file})

    assert "ask är något av" in body(hand_in(LINE.replace('ask = "one"', 'ask = "guess"')), 422)
    assert "ingen text" in body(hand_in(b"\xff\xfe\x00"), 422)
    own = BY_CODE["familjeradgivning"][1].replace('"familjeradgivning"', '"lekgrupp"')
    assert hand_in(own.replace("Familjerådgivning", "Lekgrupp")).status_code == 302
    assert FormVersion.objects.get().code == "lekgrupp"
    assert "Lekgrupp" in body(lead.get("/e-tjanster/"))
    assert lead.post(f"{forms}lekgrupp/ta-bort/").status_code == 302
    assert "Lekgrupp" not in body(lead.get("/e-tjanster/"))
