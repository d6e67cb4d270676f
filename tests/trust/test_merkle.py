"""The tree of RFC 6962 against a second, slow reading of the same pages."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from tillit.trust.audit.merkle import (
    EMPTY,
    Peaks,
    climbs_to,
    consistency,
    fold,
    inclusion,
    is_beginning,
    span,
)
from tools.verifier import verify_log

SIZES = st.integers(0, 300)


def leaves(count):
    """So many different hashes."""
    return [hashlib.sha256(bytes([0]) + str(n).encode()).digest() for n in range(count)]


def slow(hashes):
    """MTH as RFC 6962, 2.1 defines it, word for word."""
    if not hashes:
        return hashlib.sha256(b"").digest()
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return hashlib.sha256(b"\x01" + slow(hashes[:half]) + slow(hashes[half:])).digest()


def node_over(hashes):
    """The hashes of complete subtrees, as the functions want them."""
    return lambda height, number: fold(hashes[number << height : (number + 1) << height])


@given(SIZES)
def test_the_root_is_the_same_four_ways(size):
    """Red when: span() folds from the left, Peaks joins before heights are equal, or the
    verifier takes a subtree larger than what fits."""
    hashes = leaves(size)
    peaks, tree = Peaks(), verify_log.Tree()
    for each in hashes:
        peaks.add(each)
    for begin, end in ((0, size // 3), (size // 3, size)):
        for height, hash_ in verify_log.subtrees(begin, hashes[begin:end]):
            tree.add(height, hash_)
    wanted = slow(hashes)
    assert span(node_over(hashes), 0, size) == peaks.root() == tree.root() == wanted
    assert size or wanted == EMPTY


@given(st.integers(1, 300), st.data())
def test_every_leaf_climbs_to_the_root_and_no_other_does(size, data):
    """Red when: inclusion() gives the way in the wrong order or on the wrong side."""
    hashes, index = leaves(size), data.draw(st.integers(0, size - 1))
    way = inclusion(node_over(hashes), index, size)
    assert climbs_to(index, size, hashes[index], way) == slow(hashes)
    assert verify_log._climb(index, size, hashes[index], way) == slow(hashes)
    other = data.draw(st.integers(0, size - 1))
    assert (climbs_to(index, size, hashes[other], way) == slow(hashes)) is (other == index)
    assert climbs_to(index, size, hashes[index], [*way, EMPTY]) != slow(hashes)
    assert not way or climbs_to(index, size, hashes[index], way[1:]) != slow(hashes)


@given(SIZES, SIZES, st.data())
def test_the_beginning_is_shown_and_a_fork_is_not(one, two, data):
    """Red when: is_beginning() forgets to compare the old root, or takes a longer proof."""
    old, new = sorted((one, two))
    hashes = leaves(new)
    proof = consistency(node_over(hashes), old, new)
    root, old_root = slow(hashes), slow(hashes[:old])
    assert is_beginning(old, old_root, new, root, proof)
    assert not is_beginning(old, old_root, new, root, [*proof, EMPTY])
    if old:
        forked = [*hashes]
        forked[data.draw(st.integers(0, old - 1))] = EMPTY
        assert not is_beginning(old, slow(forked[:old]), new, root, proof)
        fork = consistency(node_over(forked), old, new)
        assert not is_beginning(old, old_root, new, slow(forked), fork)
    if old < new:
        assert not is_beginning(new, root, old, old_root, proof)
