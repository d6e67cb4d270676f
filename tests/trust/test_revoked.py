"""A right that is taken back is gone when the page is asked for again (figure A7)."""

from tools.prove.revoked import actors_kept, revoked, verdicts_kept

ASKED_OF_THE_VERDICT = {
    "assignment ended",
    "barrier raised",
    "barrier against the leader",
    "sealed",
    "another area",
}
ASKED_OF_THE_SESSION = {"role ended", "leader's role ended", "account closed"}


def test_a_right_that_is_taken_back_is_gone_at_the_next_request(db):
    """Red when: a verdict or an actor is kept from one request to the next (see the controls)."""
    ways, late = revoked()
    assert ways == ASKED_OF_THE_VERDICT | ASKED_OF_THE_SESSION
    assert late == set()


def test_verdicts_that_are_kept_in_memory_are_found(db):
    """The first control: what the verdict is asked about comes too late, and nothing else."""
    with verdicts_kept():
        assert revoked()[1] == ASKED_OF_THE_VERDICT


def test_actors_that_are_kept_in_memory_are_found(db):
    """The second: what the session is asked about comes too late, and nothing else."""
    with actors_kept():
        assert revoked()[1] == ASKED_OF_THE_SESSION
