"""A right that is taken back is gone when the page is asked for again (figure A7)."""

from tools.prove.revoked import cached, revoked


def test_a_right_that_is_taken_back_is_gone_at_the_next_request(db):
    """Red when: a verdict or an actor is kept from one request to the next (see the control)."""
    ways, late = revoked()
    assert (ways, late) == (8, 0)


def test_a_right_that_is_kept_in_memory_is_found(db):
    """The control: with verdicts and actors kept, most ways to take a right back come too late
    (others are asked about again by the session)."""
    with cached():
        ways, late = revoked()
    assert late > ways // 2
