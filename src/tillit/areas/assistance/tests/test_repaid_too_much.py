"""A household pays back more than it owes: what is over is theirs, is kept apart from the balance,
and goes back once, by another colleague."""

import random
from contextlib import suppress
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.support.environment import draws
from tillit.areas.assistance import actions
from tillit.areas.assistance.models import RecoveryClaim, RecoveryEntry
from tillit.areas.assistance.recovering import claimed_now
from tillit.kernel.refusal import Moved, NotThere, Refusal

from .conftest import AT, DAY
from .recovering_now import WAGE, claimed
from .test_recovery_ledger import ON, left, repay, summed


def over(world, claim, kronor=3_200, reference="OCR 1", *, by=None):
    return actions.note_repayment(
        claim.pk, kronor=Decimal(kronor), on=ON, reference=reference, over=True,
        by=by or world.wanja, at=AT,
    )  # fmt: skip


def back(world, claim, kronor=200, receipt="K 17", *, by=None, on=ON):
    actions.hand_back(
        claim.pk, kronor=Decimal(kronor), on=on, receipt=receipt, by=by or world.lova, at=AT
    )


def waits(world, claim):
    (view,) = actions.open_household_claims(claim.sheet.case_id, by=world.wanja, at=AT)
    return view.line.over


def lines(claim):
    return sorted(RecoveryEntry.objects.filter(claim=claim).values_list("kind", "kronor"))


@pytest.fixture
def claim(world):
    """A claim of 3 000 kronor."""
    return claimed(world)


def test_it_is_asked_before_more_than_is_left_is_noted(world, claim):
    """A slip of the keys. Red when: what is over is taken without a word."""
    with pytest.raises(Refusal, match="kryssa i att det som är över"):
        repay(world, claim, 3_200)
    assert lines(claim) == [("claim", WAGE)]


def test_what_is_over_is_kept_apart_and_waits(world, claim):
    """A double click too. Red when: the balance falls below zero, the sum is not the payment's, or
    the same reference is noted twice."""
    assert over(world, claim) == over(world, claim)
    assert lines(claim) == [("claim", WAGE), ("over", 200), ("paid_back", WAGE)]
    assert (left(claim), summed(claim), waits(world, claim)) == (0, 0, 200)
    with pytest.raises(Refusal, match="redan noterad"):
        over(world, claim, 3_300)
    (line,) = actions.open_claims(by=world.wanja, at=AT)
    assert (line.id, line.over) == (claim.pk, 200)
    assert actions.open_claims(settled=True, by=world.wanja, at=AT) == []


def test_all_of_a_payment_that_comes_after_the_last_is_over(world, claim):
    """Red when: a paid claim takes no payment."""
    repay(world, claim, 3_000)
    over(world, claim, 500, "OCR 2")
    over(world, claim, 500, "OCR 2")
    assert waits(world, claim) == 500


def test_it_goes_back_once_by_another_colleague(world, claim):
    """Red when: who noted it may hand it back, the sum that was read is not compared, or it goes
    back twice."""
    over(world, claim)
    with pytest.raises(Refusal, match="En annan kollega"):
        back(world, claim, by=world.wanja)
    with pytest.raises(Refusal, match="har ändrats"):
        back(world, claim, 300)
    with pytest.raises(Refusal, match="kvittots nummer"):
        back(world, claim, receipt=" ")
    with pytest.raises(Refusal, match="inte varit"):
        back(world, claim, on=ON + DAY)
    back(world, claim)
    back(world, claim)  # a double click
    assert (waits(world, claim), left(claim)) == (0, 0)
    with pytest.raises(Refusal, match="har ändrats"):
        back(world, claim, receipt="K 18")
    assert [kind for kind, _ in lines(claim)].count("handed") == 1
    assert actions.open_claims(by=world.wanja, at=AT) == []


def test_a_payment_that_did_not_belong_here_takes_what_was_over_with_it(world, claim):
    """Red when: what was over stays, or is undone after it went back."""
    entry = over(world, claim)
    actions.undo_repayment(entry, why="Fel hushåll.", by=world.wanja, at=AT)
    actions.undo_repayment(entry, why="Igen.", by=world.wanja, at=AT)
    assert (left(claim), waits(world, claim)) == (WAGE, 0)
    assert [kind for kind, _ in lines(claim)].count("not_over") == 1
    entry = over(world, claim, reference="OCR 2")
    back(world, claim)
    with pytest.raises(Refusal, match="redan återbetalt"):
        actions.undo_repayment(entry, why="Fel.", by=world.wanja, at=AT)


def test_a_claim_that_was_too_high_gives_back_what_was_paid_of_it(world, claim):
    """Red when: nothing can be lowered that is paid, more is given back than was paid, or what was
    taken away counts as claimed still; or when a payment is undone that it was paid of."""
    repay(world, claim, 2_500)
    given = {"why": "Räknat fel.", "by": world.lova, "at": AT}
    with pytest.raises(Refusal, match="mer än de 3 000 kronor som krävs"):
        actions.correct_claim(claim.pk, kronor=Decimal(3_001), left=Decimal(500), **given)
    actions.correct_claim(claim.pk, kronor=Decimal(1_500), left=Decimal(500), **given)
    assert (left(claim), waits(world, claim)) == (0, 1_000)
    claim.refresh_from_db()
    assert claimed_now(claim) == 1_500
    with pytest.raises(Refusal, match="mer än de 1 500 kronor"):
        actions.correct_claim(claim.pk, kronor=Decimal(1_501), left=Decimal(0), **given)
    entry = RecoveryEntry.objects.get(kind="paid_back")
    with pytest.raises(Refusal, match="har sänkts sedan"):
        actions.undo_repayment(entry.pk, why="Fel.", by=world.wanja, at=AT)
    back(world, claim, 1_000, by=world.wanja)
    assert waits(world, claim) == 0


def test_the_household_reads_that_it_is_theirs(world, claim):
    """Red when: their own page does not say it."""
    over(world, claim)
    (mine,) = actions.open_my_claims(by=world.me(world.sven), at=AT)
    assert (mine.left, mine.over) == (0, 200)


def test_somebody_elsewhere_hands_nothing_back(world, claim):
    """Red when: the way in is not asked for."""
    over(world, claim)
    with pytest.raises(NotThere):
        back(world, claim, by=world.olle)


def test_the_database_holds_what_is_over_once(world, claim):
    """For who comes past the action. Red when: the constraint, or the key of an answer, is gone."""
    over(world, claim)
    row = RecoveryEntry.objects.get(kind="over")
    back(world, claim)
    again = {"claim": claim, "kronor": 1, "on": ON, "at": AT}
    for wrong in ({"kind": "over", "reference": "OCR 1"}, {"kind": "handed", "undoes": row}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RecoveryEntry.objects.create(**again, **wrong)


def test_in_any_order_no_krona_is_lost_or_given_twice(world, claim):
    """Paid in = what went to the claim + what is over; handed back is never more than was over.
    Red when: a guard above is taken out (seen before `LOWERED_SINCE` was there)."""
    for seed in range(draws(40)):
        mark = transaction.savepoint()
        _play(world, claim, random.Random(seed))
        transaction.savepoint_rollback(mark)


def _play(world, claim, draw):
    came = {}
    for _ in range(25):
        who, number = draw.choice((world.wanja, world.lova)), f"OCR {draw.randrange(6)}"
        kronor = Decimal(draw.randrange(1, 300_000)) / 100
        with suppress(Refusal, Moved, NotThere), transaction.atomic():
            match draw.choice(("pay", "pay", "undo", "back", "lower")):
                case "pay":
                    over(world, claim, came.get(number, kronor), number, by=who)
                    came.setdefault(number, kronor)
                case "undo":
                    rows = RecoveryEntry.objects.filter(kind__in=("paid_back", "over"))
                    actions.undo_repayment(
                        draw.choice(list(rows)).pk if rows else claim.pk, why="Fel.", by=who, at=AT
                    )
                case "back":
                    back(world, claim, waits(world, claim), number, by=who)
                case _:
                    actions.correct_claim(
                        claim.pk, kronor=kronor, left=left(claim), why="Fel.", by=world.lova, at=AT
                    )
        _check(claim, came)


def _check(claim, came):
    sums = dict.fromkeys(("claim", "paid_back", "undone", "corrected", "handed", "not_over"), 0)
    paid_over = lowered = Decimal(0)
    for kind, kronor, reference in RecoveryEntry.objects.filter(claim=claim).values_list(
        "kind", "kronor", "reference"
    ):
        if kind == "over" and reference:
            paid_over += kronor
        elif kind == "over":
            lowered += kronor
        else:
            sums[kind] += kronor
    assert left(claim) == summed(claim) >= 0
    assert sums["handed"] + sums["not_over"] <= paid_over + lowered
    assert sums["paid_back"] + paid_over == sum(came.values())
    assert sums["corrected"] + lowered <= WAGE
    kept = sums["paid_back"] - sums["undone"] + paid_over - sums["not_over"] - sums["handed"]
    assert kept >= 0
    assert RecoveryClaim.objects.get(pk=claim.pk).kronor == WAGE
