"""An answer is believed when every word of it holds, and refused with one sentence when not.

Red when: the line named in each case is taken out of claims.py, adapter.py or line.py.
"""

import base64
import json
from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey, OctKey, RSAKey

from tests.support.environment import draws
from tillit.integrations.oidc import line
from tillit.integrations.oidc.adapter import REFUSED, SILENT, OpenIdConnect
from tillit.integrations.oidc.claims import believed
from tillit.integrations.oidc.configuration import provider_for
from tillit.trust.identity.types import Audience, Identified, NotIdentified

from .provider import ISSUER, KEY, LOA3, NEW_KEY, NOW, OTHER_KEY, signed

CALLBACK = "https://stod.example/arbete/logga-in/svar/"


def begin():
    return OpenIdConnect().begin(Audience.STAFF, callback=CALLBACK, at=NOW)


def finish(answer, remembered, at=NOW):
    return OpenIdConnect().finish(Audience.STAFF, answer, remembered, at=at)


def sign_in(provider, **answer):
    address, remembered = begin()
    return finish({**provider.visit(address), **answer}, remembered)


def refused(provider, **answer):
    with pytest.raises(NotIdentified) as refusal:
        sign_in(provider, **answer)
    return str(refusal.value) == REFUSED


def test_an_honest_answer_is_believed(provider):
    expected = Identified("alma", "Alma Ek", 3, "201403052382")
    assert sign_in(provider) == expected


def test_the_question_asks_for_a_proof_key_a_nonce_and_the_level(provider):
    sign_in(provider)
    assert provider.question["code_challenge_method"] == "S256"
    assert provider.question["response_type"] == "code"
    assert LOA3 in provider.question["acr_values"]
    assert provider.question["redirect_uri"] == CALLBACK
    assert len(provider.question["nonce"]) >= 32


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://other.example"},
        {"aud": "somebody-else"},
        {"aud": ["tillit", "other"]},  # several addressees and no azp
        {"azp": "somebody-else"},
        {"exp": int(NOW.timestamp()) - 120},
        {"exp": None},
        {"iat": None},
        {"iat": int(NOW.timestamp()) + 600},
        {"sub": None},
        {"nonce": "another"},
        {"nonce": None},
        {"acr": "http://id.elegnamnden.se/loa/1.0/loa2"},
        {"acr": "http://id.swedenconnect.se/loa/1.0/uncertified-loa3"},
        {"acr": "invented"},
        {"acr": None},
        {"acr": ["http://id.elegnamnden.se/loa/1.0/loa3"]},
    ],
    ids=str,
)
def test_one_lie_in_the_token_is_enough(provider, lie):
    provider.claims = lie
    assert refused(provider)


def forged(claims):
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, OTHER_KEY)


def unsigned(claims):
    parts = (json.dumps(part).encode() for part in ({"alg": "none"}, claims))
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


def with_public_key_as_secret(claims):
    secret = OctKey.import_key(KEY.as_pem(private=False))
    return jwt.encode({"alg": "HS256", "kid": "one"}, claims, secret)


@pytest.mark.filterwarnings("ignore::joserfc.errors.SecurityWarning")
@pytest.mark.parametrize("sign", [forged, unsigned, with_public_key_as_secret, lambda _: "x"])
def test_a_token_must_be_signed_by_the_provider(provider, sign):
    provider.sign = sign
    assert refused(provider)


@given(place=st.integers(0, 10_000), letter=st.sampled_from("ABCXYZabcxyz019-_."))
@settings(max_examples=draws(200), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_token_with_one_letter_changed_is_not_believed(provider, place, letter):
    """A last letter of base64 holds bits that mean nothing, so places stop before each part's."""
    known = line.described(provider_for(Audience.STAFF), at=NOW)
    stamp = int(NOW.timestamp())
    claims = {"iss": ISSUER, "aud": "tillit", "sub": "a", "nonce": "n", "iat": stamp}
    token = signed({**claims, "exp": stamp + 300})
    place %= len(token) - 1
    changed = token[:place] + letter + token[place + 1 :]
    if changed == token or token[place + 1] == ".":
        return
    with pytest.raises(Exception):  # noqa: B017, PT011 – any of the library's faults will do
        believed(changed, provider_for(Audience.STAFF), known, nonce="n", at=NOW)


def test_another_state_is_refused_before_anybody_is_called(provider):
    address, remembered = begin()
    answer = provider.visit(address)
    provider.asked.clear()
    with pytest.raises(NotIdentified):
        finish({**answer, "state": "planted"}, remembered)
    assert provider.asked == []


def test_an_answer_from_another_issuer_is_refused(provider):
    assert refused(provider, iss="https://other.example")
    provider.about = {"authorization_response_iss_parameter_supported": True}
    line.forget()
    assert refused(provider)  # the provider says that it names itself, and then it did not
    provider.spent.clear()
    assert sign_in(provider, iss=ISSUER)


def test_a_code_works_once(provider):
    address, remembered = begin()
    answer = provider.visit(address)
    assert finish(answer, remembered)
    with pytest.raises(NotIdentified):
        finish(answer, remembered)


def test_a_code_without_its_verifier_is_worth_nothing(provider):
    address, remembered = begin()
    answer = provider.visit(address)
    with pytest.raises(NotIdentified):
        finish(answer, {**remembered, "verifier": "a" * 64})


def test_saying_no_at_the_provider_is_a_refusal(provider):
    assert refused(provider, error="access_denied")
    assert refused(provider, code="")


@pytest.mark.parametrize(
    "lie",
    [
        {"issuer": "https://other.example"},
        {"token_endpoint": "https://other.example/token"},
        {"jwks_uri": "http://idp.example/jwks"},
        {"jwks_uri": "https://idp.example.other.example/jwks"},
    ],
    ids=str,
)
def test_we_call_nobody_but_the_issuer(provider, lie):
    provider.about = lie
    with pytest.raises(NotIdentified):
        begin()
    assert all(url.startswith(f"{ISSUER}/") for url in provider.asked)


def test_a_listed_host_may_be_called(provider, settings):
    settings.OIDC["staff"]["hosts"] = "keys.example"
    provider.about = {"jwks_uri": "https://keys.example/jwks"}
    assert sign_in(provider)


def test_new_keys_are_fetched_once_they_are_used(provider):
    sign_in(provider)
    provider.spent.clear()
    provider.keys = [KEY, NEW_KEY]
    provider.sign = lambda claims: jwt.encode({"alg": "ES256", "kid": "two"}, claims, NEW_KEY)
    address, remembered = begin()
    answer = provider.visit(address)
    assert finish(answer, remembered, at=NOW + timedelta(minutes=2))


def test_a_provider_that_does_not_answer_gets_its_own_sentence(provider, monkeypatch):
    import requests
    from requests.adapters import HTTPAdapter

    def silence(*args, **kwargs):
        raise requests.ConnectionError

    monkeypatch.setattr(HTTPAdapter, "send", silence)
    with pytest.raises(NotIdentified, match=SILENT[:20]):
        begin()


def test_the_log_of_the_machine_holds_no_name_and_no_number(provider, caplog):
    provider.claims = {"acr": "low"}
    assert refused(provider)
    assert "staff refused: too low assurance" in caplog.text
    assert "Alma" not in caplog.text
    assert "2014" not in caplog.text


def test_the_providers_own_way_out_is_used_and_only_its_own(provider, settings):
    """Seen red: with an address on another host taken, a silent provider raised, and a door
    without a provider asked."""

    def asked():
        line.forget()
        return OpenIdConnect().sign_out_address(
            Audience.STAFF, came_back="https://stod.example/ut/", at=NOW
        )

    assert asked() == ""
    provider.about = {"end_session_endpoint": f"{ISSUER}/out?x=1"}
    parts = urlsplit(asked())
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == f"{ISSUER}/out"
    assert dict(parse_qsl(parts.query)) == {
        "x": "1",
        "client_id": "tillit",
        "post_logout_redirect_uri": "https://stod.example/ut/",
        "ui_locales": "sv",
    }
    provider.about = {"end_session_endpoint": "https://other.example/out"}
    assert asked() == ""
    provider.about = {"issuer": "https://other.example"}
    assert asked() == ""  # a provider that cannot be asked keeps nobody signed in here
    settings.OIDC = {"staff": {**settings.OIDC["staff"], "issuer": ""}}
    assert asked() == ""


@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_a_private_key_stands_in_for_the_secret(kind, provider, settings, tmp_path):
    """Seen red: with the word for the issuer, for ten minutes, with one number each time, without
    the key's name, and with the secret before the key."""
    key = RSAKey.generate_key(2048) if kind == "rsa" else ECKey.generate_key("P-256")
    (tmp_path / "key.pem").write_bytes(key.as_pem(private=True))
    settings.OIDC["staff"] |= {"client_key": str(tmp_path / "key.pem"), "client_secret": "s"}
    words = []
    for _ in range(2):
        assert sign_in(provider).subject == "alma"
        provider.spent.clear()
        words.append(provider.proved)
    assert provider.proved_by == ""  # the secret is not sent along
    said = words[0]
    assert said["client_assertion_type"].endswith("jwt-bearer")
    assert said["client_id"] == "tillit"
    assert "client_secret" not in said
    algorithms = ["RS256" if kind == "rsa" else "ES256"]
    read = [jwt.decode(each["client_assertion"], key, algorithms=algorithms) for each in words]
    assert read[0].header["kid"] == key.thumbprint()  # which of our keys, when we change them
    claims = [each.claims for each in read]
    assert claims[0]["iss"] == claims[0]["sub"] == "tillit"
    assert claims[0]["aud"] == f"{ISSUER}/token"
    assert claims[0]["exp"] - claims[0]["iat"] == 60
    assert claims[0]["iat"] == int(NOW.timestamp())
    assert claims[0]["jti"] != claims[1]["jti"]


@pytest.mark.parametrize("content", [None, b"x", "public"])
def test_a_key_that_is_none_is_a_refusal_and_not_a_crash(
    content, provider, settings, tmp_path, caplog
):
    """Red when: a missing file becomes an error page. Seen red: with a public key signed with."""
    path = tmp_path / "key.pem"
    if content:
        path.write_bytes(KEY.as_pem(private=False) if content == "public" else content)
    settings.OIDC["staff"]["client_key"] = str(path)
    assert refused(provider)
    assert "own" in caplog.text
    assert str(path) not in caplog.text
