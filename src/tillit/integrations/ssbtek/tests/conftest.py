"""One simulator for all tests of this folder: a process of its own, over real mutual TLS."""

from collections.abc import Iterator

import pytest

from tests.support.agencies import Simulator, simulator


@pytest.fixture(scope="session")
def agencies(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Simulator]:
    """The simulator, running."""
    with simulator(tmp_path_factory.mktemp("agencies")) as running:
        yield running
