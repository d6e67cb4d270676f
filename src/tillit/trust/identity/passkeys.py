"""The passkey ceremonies (WebAuthn): what the browser is asked, and how its answer is checked.

The key must say that it has verified its holder (by finger, face or code). Together with the key
itself that is two factors; we count it as assurance level 3 for staff whose employer has handed
the enrolment link over in person. This is our reading, not a certified level.
"""

from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidSignature
from django.conf import settings
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from .types import NotIdentified, Origin

JSONObject = dict[str, Any]  # Any: WebAuthn's own JSON
REFUSED = "Nyckeln gick inte att använda. Försök igen, eller be om en ny länk."
VERIFIED = UserVerificationRequirement.REQUIRED
FAULTS = (ValueError, KeyError, TypeError, AttributeError)


def ask_to_make(
    origin: Origin, staff_id: UUID, name: str, known: list[bytes]
) -> tuple[JSONObject, JSONObject]:
    """Options for a new key that lives on the device, and the state to compare with."""
    options, state = _server(origin).register_begin(
        PublicKeyCredentialUserEntity(id=staff_id.bytes, name=name, display_name=name),
        credentials=[AttestedCredentialData(each) for each in known],
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=VERIFIED,
    )
    return dict(options), dict(state)


def made(origin: Origin, state: JSONObject, answer: JSONObject) -> AttestedCredentialData:
    """The new key, when the answer holds. Raises NotIdentified."""
    try:
        data = _server(origin).register_complete(state, answer).credential_data
    except FAULTS:
        raise NotIdentified(REFUSED)
    if data is None:
        raise NotIdentified(REFUSED)
    return data


def ask_to_use(origin: Origin) -> tuple[JSONObject, JSONObject]:
    """Options for signing in with any key that the device has for us."""
    options, state = _server(origin).authenticate_begin(user_verification=VERIFIED)
    return dict(options), dict(state)


def id_in(answer: JSONObject) -> bytes:
    """Which key answered. Raises NotIdentified."""
    try:
        return AuthenticationResponse.from_dict(answer).raw_id
    except FAULTS:
        raise NotIdentified(REFUSED)


def check_use(origin: Origin, state: JSONObject, key: bytes, answer: JSONObject) -> None:
    """Whether the key signed our challenge, here, for a verified holder. Raises NotIdentified."""
    try:
        _server(origin).authenticate_complete(state, [AttestedCredentialData(key)], answer)
    except (*FAULTS, InvalidSignature):
        raise NotIdentified(REFUSED)


def _server(origin: Origin) -> Fido2Server:
    here = PublicKeyCredentialRpEntity(id=origin.host, name=settings.MUNICIPALITY)
    return Fido2Server(here, verify_origin=lambda said: said == origin.address)
