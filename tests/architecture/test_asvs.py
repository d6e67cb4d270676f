"""The register of security requirements is complete, and every link in it leads somewhere."""

import pytest

from tillit.config.asvs import STATES, dead, levels, rows, wanted


def test_the_standard_is_whole():
    """Red when: a section is left out or a level misread. The sums are those of ASVS 5.0.0."""
    found = list(levels().values())
    assert (found.count(1), found.count(2), found.count(3)) == (70, 183, 92)


def test_every_requirement_has_its_row():
    """Red when: a row is taken out, or one is there that nobody asked for."""
    assert [row.id for row in rows()] == wanted()


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_the_row_can_be_followed(row):
    """Red when: a test that a row names is renamed, a met row shows nothing, or what is not whole
    does not say why."""
    assert row.state in STATES
    assert [link for link in row.links if dead(link)] == []
    assert [link for link in row.links if not shows(link)] == []
    if row.state == "met":
        assert row.links
    if row.state in {"no", "partly", "na"}:
        assert len(row.remark) > 5


def shows(link):
    """Whether a link leads to a test or to a document."""
    path = link.partition("::")[0]
    return path.endswith(".md") or path.rpartition("/")[2].startswith("test_")


@pytest.mark.parametrize(
    ("link", "gone"),
    [
        ("SECURITY.md", False),
        ("tests/architecture/test_asvs.py::test_the_standard_is_whole", False),
        ("tests/architecture/test_asvs.py::test_that_is_not_there", True),
        ("docs/no-such-page.md", True),
    ],
)
def test_a_dead_link_is_seen(link, gone):
    """Red when: only the file is looked for."""
    assert dead(link) is gone
