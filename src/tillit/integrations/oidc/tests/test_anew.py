"""When a new sign-in was asked for, the provider must say that it took place."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tillit.integrations.oidc import line
from tillit.integrations.oidc.adapter import OpenIdConnect
from tillit.integrations.oidc.claims import check_anew
from tillit.integrations.oidc.line import Rejected
from tillit.integrations.oidc.tests import provider as fake
from tillit.trust.identity.types import Audience

ASKED = "1770000000"


@pytest.mark.parametrize("claims", [{}, {"auth_time": 0}, {"auth_time": 1769999000}])
def test_an_old_sign_in_or_a_silent_provider_is_refused(claims) -> None:
    """Seen red: with a missing auth_time let through."""
    with pytest.raises(Rejected):
        check_anew(claims, ASKED)
    check_anew(claims, "")  # nothing was asked


def test_a_new_one_is_taken() -> None:
    """Seen red: with the comparison turned round."""
    check_anew({"auth_time": 1770000005}, ASKED)
    check_anew({"auth_time": 1769999990}, ASKED)  # its clock may be a little behind


@pytest.mark.parametrize("anew", [True, False])
def test_the_provider_is_asked_for_it(monkeypatch, settings, anew) -> None:
    """Seen red: without `prompt` a provider that knows them sends them straight back."""
    line.forget()
    fake.install(monkeypatch, settings, fake.LyingProvider())
    begin = OpenIdConnect().begin
    address, remembered = begin(Audience.STAFF, callback="http://x/", anew=anew, at=fake.NOW)
    asked = parse_qs(urlsplit(address).query)
    assert (asked.get("prompt"), asked.get("max_age")) == (
        (["login"], ["0"]) if anew else (None, None)
    )
    assert ("anew" in remembered) is anew
    line.forget()
