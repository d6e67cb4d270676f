"""A worry that leads to no investigation: who reported is answered, and the family is told."""

from __future__ import annotations

import pytest

from tests.journeys.beginning import (
    a_teacher_reports,
    intake_matches_and_assesses,
    issuer,  # noqa: F401 – a fixture
    site,  # noqa: F401 – a fixture
)
from tests.support.story import Story
from tillit.contact.documents.tests.reading import words_of

pytestmark = pytest.mark.journey


def test_no_investigation_is_opened_and_those_concerned_are_told(site, browser) -> None:  # noqa: F811
    """The teacher is answered (SoL 19:6), and the mother gets a letter that says neither who
    reported nor what was said.

    Red when: the page of the report does not lead to the letters, they wait for a case, or the
    letter cannot be opened by who sent it.
    """
    story = Story(browser, site)
    try:
        a_teacher_reports(story)
        intake_opens_nothing_and_tells(story)
    finally:
        story.ends()
    assert story.watch.faults == []


def intake_opens_nothing_and_tells(story: Story) -> None:
    idris = intake_matches_and_assesses(story)
    idris.types("Skäl för beslutet", "Mormor hämtar från och med i dag. Skolan följer det.")
    idris.presses("Inled inte")
    idris.reads("Ej utredning")
    idris.presses("Svaret är lämnat")
    idris.follows("Skicka ett brev till de berörda")
    idris.presses("Skicka brevet")
    idris.reads("Brevet är klart")
    letter = idris.page.get_by_role("link", name="Brevet till Siv Strand").get_attribute("href")
    said = words_of(idris.page.request.get(f"{story.site}{letter}").body())
    assert "ViinlederingenutredningomElla" in said
    assert not [told for told in ("Berit", "Björkskolan", "försent", "Mormor") if told in said]
