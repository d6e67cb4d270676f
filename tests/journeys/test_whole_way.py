"""From a teacher's worry to a mother who reads what was decided: one way, walked by everybody.

Intake, the decision and everything about the service are done with keys alone. What htmx swaps in
is compared with a reload (support/swaps.py).

Red when: a page on the way has a fault that axe sees, says something in the console, is wider than
its window, or does not let the next person go on.
"""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.journeys.beginning import (
    a_teacher_reports,
    intake_matches_and_assesses,
    issuer,  # noqa: F401 – a fixture
    site,  # noqa: F401 – a fixture
)
from tests.support.story import Story

pytestmark = pytest.mark.journey


@pytest.mark.first
def test_the_whole_way(site, browser) -> None:  # noqa: F811
    tell(Story(browser, site))


@pytest.mark.postgres
def test_the_whole_way_without_a_script_on_phones(site, browser) -> None:  # noqa: F811
    """The same in the plainest browser, on the other database. Red when: a step needs a script, or
    its button is out of reach at 390 px."""
    tell(Story(browser, site, script=False, phones=True))


def tell(story: Story) -> None:
    """The whole way; whatever was wrong on it is told at the end."""
    try:
        a_teacher_reports(story)
        intake_matches_assesses_and_opens(story)
        the_leader_allocates(story)
        the_social_worker_writes(story)
        she_plans_tells_and_assesses(story)
        she_sends_it_and_hears(story)
        she_proposes(story)
        the_leader_decides_and_letters_go(story)
        a_service_is_ordered_and_accepted(story)
        it_is_given_and_ended(story)
        the_mother_reads_what_was_published(story)
        the_case_is_closed(story)
    finally:
        story.ends()
    assert story.watch.faults == []


def case_in(address: str) -> str:
    """The address of the case, from whichever of its pages."""
    found = re.search(r"/arbete/arenden/[0-9a-f-]{36}/", address)
    assert found, address
    return found[0]


def in_days(days: int) -> str:
    """A day as the browser's date box takes it."""
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def intake_matches_assesses_and_opens(story: Story) -> None:
    idris = intake_matches_and_assesses(story)
    idris.types("Skäl för beslutet", "Skolan beskriver lång frånvaro. Vi vet inte varför.")
    idris.selects("Enhet, om ni inleder", "Barn 2")
    idris.presses("Inled utredning")
    idris.presses("Svaret är lämnat")
    idris.reads("Lämnat")


def the_leader_allocates(story: Story) -> None:
    katarina = story.at_a_desk()
    katarina.signs_in("/arbete/", "Katarina Bladh")
    katarina.follows("Teamet")
    katarina.selects("Vem tar Ella S., 9 år?", "Maja Norrman")
    katarina.presses("Fördela")
    katarina.reads("Alla ärenden har en handläggare.")


def the_social_worker_writes(story: Story) -> None:
    maja = story.at_a_desk()
    maja.signs_in("/arbete/", "Maja Norrman")
    maja.follows("Ella S.")
    maja.types("Anteckning", "Vi sågs på skolan.")
    maja.presses("Spara utkast")
    maja.opens("Barnets egna ord")
    maja.types("Barnets egna ord", "Det är tråkigt på morgonen.")
    maja.presses("Skriv under")
    maja.reads("Vi sågs på skolan.", "Det är tråkigt på morgonen.")
    story.case = case_in(maja.page.url)


def she_plans_tells_and_assesses(story: Story) -> None:
    maja = story.at_a_desk()
    maja.signs_in(story.case, "Maja Norrman")
    maja.follows("Planen")
    maja.types("Fråga som utredningen ska svara på", "Hur är morgnarna hemma?")
    maja.presses("Lägg till")
    maja.types("Svar", "Mamma åker till jobbet klockan fem. Ella är ensam till skolan.")
    maja.presses("Spara svaret")
    maja.goes_to(f"{story.case}beratta/")
    assert maja.page.get_by_label("Hur fick personen veta?").count()
    for _ in range(maja.page.get_by_label("Hur fick personen veta?").count()):
        maja.presses("Spara", exact=True)
    maja.reads("Har fått veta.")
    maja.goes_to(f"{story.case}bedomning/")
    maja.presses("Börja skriva")
    for box in maja.page.locator("main textarea").all():
        box.fill("Ella behöver en vuxen på morgonen. Det har hon själv sagt.")
    for group in maja.page.locator("main fieldset").all():
        group.get_by_role("radio").first.check()
    maja.presses("Skriv under")
    maja.goes_to(story.case)


def she_sends_it_and_hears(story: Story) -> None:
    maja = story.at_the_keys()
    maja.signs_in(f"{story.case}beslut/", "Maja Norrman")
    maja.opens("Skicka underlaget")
    maja.types("Vad bygger beslutet på?", "Ella är ensam på morgonen. Vi föreslår stöd hemma.")
    maja.types("Svara senast", in_days(14))
    maja.presses("Skicka", exact=True)
    maja.opens("Skriv in svaret")
    maja.types("Vad svarade parten?", "Det stämmer. Jag vill ha hjälp.")
    maja.types("Vilken dag?", in_days(0))
    maja.presses("Spara svaret")


def she_proposes(story: Story) -> None:
    maja = story.at_the_keys()
    maja.signs_in(f"{story.case}beslut/", "Maja Norrman")
    maja.opens("Nytt förslag")
    maja.picks("Beviljat")
    maja.selects("Vilken lagregel?", "SoL 11:1")
    maja.types("Vad gäller det, med enkla ord?", "Familjebehandling hemma en gång i veckan.")
    maja.types("Från", in_days(7))
    maja.types("Vad har vägt tyngst?", "Ella är ensam på morgonen och kommer sent till skolan.")
    maja.types("Vad är bäst för barnet?", "Att ha en vuxen hemma på morgonen.")
    maja.types("Vad tycker barnet?", "Ella vill att någon väcker henne.")
    maja.types("Vilka regler har ni använt?", "Socialtjänstlagen 11 kap. 1 §.")
    maja.presses("Spara förslaget")
    maja.reads("Familjebehandling hemma en gång i veckan.")


def the_leader_decides_and_letters_go(story: Story) -> None:
    katarina = story.at_the_keys()
    katarina.signs_in("/arbete/beslut/", "Katarina Bladh")
    katarina.follows("Ella Strand")
    katarina.presses("Besluta:")
    maja = story.at_the_keys()
    maja.signs_in(f"{story.case}beslut/", "Maja Norrman")
    maja.presses("Skicka breven")
    maja.opens("Dagen då parten fick det")
    maja.types("Vilken dag fick parten beslutet?", in_days(0))
    maja.presses("Spara", exact=True)
    maja.reads("Parten fick beslutet")


def a_service_is_ordered_and_accepted(story: Story) -> None:
    maja = story.at_the_keys()
    maja.signs_in(f"{story.case}insatser/", "Maja Norrman")
    maja.follows("Beställ insatsen")
    maja.picks_the_first()
    maja.types("Vad ska insatsen leda till?", "Lugnare morgnar.")
    maja.presses("Skicka beställningen")
    elin = story.at_the_keys()
    elin.signs_in("/arbete/uppdrag/", "Elin Mark")
    elin.follows("Ella Strand")
    elin.follows("Tacka ja")
    elin.presses("Tacka ja")
    story.order = elin.page.url.removeprefix(story.site)
    maja.goes_to(f"{story.case}insatser/")
    maja.follows("Familjebehandling", exact=True)
    maja.follows("Skriv in samtycke")
    maja.picks_the_first()
    maja.picks("Säger ja")
    maja.presses("Spara")


def it_is_given_and_ended(story: Story) -> None:
    elin = story.at_the_keys()
    elin.signs_in(story.order, "Elin Mark")
    elin.follows("Starta insatsen")
    elin.presses("Starta insatsen")
    elin.follows("Skriv in en träff")
    elin.picks_the_first()
    elin.types("Vad gjorde ni?", "Vi gick igenom morgonen.")
    elin.presses("Spara", exact=True)
    elin.follows("Planen")
    elin.follows("Nytt mål")
    elin.types("Målet, med personens egna ord", "Jag vill bli väckt.")
    elin.presses("Spara", exact=True)
    elin.reads("Jag vill bli väckt.")
    elin.goes_to(story.order)
    elin.follows("Avsluta insatsen")
    elin.picks_the_first()
    elin.presses("Avsluta insatsen")


def the_mother_reads_what_was_published(story: Story) -> None:
    maja = story.at_a_desk()
    maja.signs_in(f"{story.case}visa-for/", "Maja Norrman")
    maja.follows("Välj vad som visas för Siv Strand")
    for box in maja.page.locator("main").get_by_role("checkbox").all():
        box.check()
    maja.types("Varför får det visas?", "Det är hennes eget ärende som vårdnadshavare.")
    maja.presses("Besluta och visa")
    siv = story.at_a_phone()
    siv.signs_in("/mina-sidor/", "Siv Strand")
    siv.page.locator("main").get_by_role("link").first.click()
    siv.looks()
    siv.reads("Maja Norrman")


def the_case_is_closed(story: Story) -> None:
    maja = story.at_a_desk()
    maja.signs_in(f"{story.case}avsluta/", "Maja Norrman")
    maja.reads("Så länge sparas akten")
    maja.page.get_by_role("radio").first.check()
    maja.types("Hur gick det, och varför avslutar vi?", "Ella blir väckt och kommer i tid.")
    maja.presses("Avsluta ärendet")
    maja.reads("Ärendet är avslutat.")
