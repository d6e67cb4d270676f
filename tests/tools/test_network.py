"""The tests' own wall against the network."""

import socket

import pytest

from tests.support.environment import NetworkClosedError, is_near


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.invalid", "10.0.0.1"])
def test_other_machines_are_far(host):
    """Red when: is_near answers True for an address it cannot read."""
    assert not is_near((host, 80))


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine_is_near(host):
    """Red when: only 127.0.0.1 is let through."""
    assert is_near((host, 80))


def test_connecting_out_is_refused():
    """Red when: the fixture is not automatic."""
    with socket.socket() as plug, pytest.raises(NetworkClosedError):
        plug.connect(("192.0.2.1", 9))


def test_looking_up_a_name_is_refused():
    """Red when: only connect() is guarded."""
    with pytest.raises(NetworkClosedError):
        socket.getaddrinfo("example.invalid", 80)
