"""An account that somebody else may have is shut: every sign-in of it, and every key."""

import pytest
from django.contrib.sessions.backends.db import SessionStore

from tests.support.town import BY
from tillit.kernel.actor import Guest, Role, Seat, Staff
from tillit.kernel.ids import new_id
from tillit.kernel.refusal import NotThere, Refusal
from tillit.trust.identity.actions import employ, shut_account, sign_in_staff, wake_account
from tillit.trust.identity.models import Enrolment, Passkey, SignIn
from tillit.trust.identity.queries import actor_of
from tillit.trust.identity.types import EndedAs, Identified, NotIdentified, WokenAs

from .conftest import AT

WHO = Identified("maja", "Maja Norrman", 3)


@pytest.fixture
def maja(db):
    """An account with a key, a link and a session."""
    id_ = employ("Maja Norrman", subject="maja", by=BY, at=AT)
    Passkey.objects.create(
        staff_id=id_, credential_id=b"1", credential=b"1", name="Nyckel", created_at=AT
    )
    Enrolment.objects.create(token_hash="x" * 64, staff_id=id_, until=AT.replace(year=2099))
    return id_


def test_nobody_is_left_in_it(maja):
    """Red when: the sign-ins, the keys or the links go on."""
    session = SessionStore()
    sign_in_staff(session, WHO, by=Guest(), at=AT)
    assert isinstance(actor_of(Guest(), session, at=AT), Staff)
    shut_account(maja, by=BY, at=AT)
    assert isinstance(actor_of(Guest(), session, at=AT), Guest)
    assert SignIn.objects.get().ended_as == EndedAs.SHUT
    assert not Passkey.objects.filter(ended_at=None).exists()
    assert not Enrolment.objects.exists()
    with pytest.raises(NotIdentified, match="stängt för säkerhets skull"):
        sign_in_staff(SessionStore(), WHO, by=Guest(), at=AT)
    with pytest.raises(Refusal, match="redan stängt"):
        shut_account(maja, by=BY, at=AT)


def test_it_is_the_reviewers_and_the_administrators_and_never_ones_own(maja):
    """Red when: a leader shuts, or anybody their own."""
    for role, who in ((Role.LEADER, new_id()), (Role.REVIEWER, maja)):
        actor = Staff(who, "Kim", seats=frozenset({Seat(new_id(), role, "social")}))
        with pytest.raises((NotThere, Refusal)):
            shut_account(maja, by=actor, at=AT)
    shut_account(maja, by=BY, at=AT)
    wake_account(maja, WokenAs.LOOKED_INTO, by=BY, at=AT)
    sign_in_staff(SessionStore(), WHO, by=Guest(), at=AT)
