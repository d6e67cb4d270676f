"""What htmx puts into a page is what the page would have been without htmx.

Every form with hx-post is sent, once with nothing in it and once with something. The concern
report's steps are compared in test_whole_way.py, after each press.
"""

from pathlib import Path

import pytest
from django.utils import timezone

from tests.support.journey import come_in
from tests.support.swaps import Swaps
from tests.support.town import make_town

pytestmark = pytest.mark.journey
PAGES = Path(__file__).resolve().parents[2] / "src" / "tillit" / "pages"
COMPARED = {"new.html", "search.html", "person.html", "flow.html"}


@pytest.fixture
def desk(live, new_context):
    """Maja's window, and her town."""
    town = make_town(timezone.now())
    context = new_context()
    come_in(context, live.url, town.maja.id)
    page = context.new_page()
    return town, page


def sent(page, swaps: Swaps, form) -> list[str]:
    """Send a form and wait until its answer stands in the page."""
    with swaps.answered():
        form.locator("button").last.click()
    return swaps.faults()


def test_every_form_of_htmx_is_compared() -> None:
    """Red when: a template gets an hx-post that neither test sends."""
    found = {path.name for path in PAGES.rglob("*.html") if "hx-post" in path.read_text()}
    assert found == COMPARED


def test_the_search(desk, live) -> None:
    """Red when: the part that is swapped is not the part that the whole page draws."""
    _, page = desk
    swaps = Swaps(page)
    for words in ("", "Noel", "Qwerty"):
        page.goto(f"{live.url}/arbete/personer/")
        form = page.locator("form[hx-post]").first
        form.get_by_role("textbox").first.fill(words)
        assert sent(page, swaps, form) == [], words
    assert swaps.compared == 3


def test_somebody_new(desk, live) -> None:
    """Red when: the answer to an empty form is drawn in another way when it is swapped in."""
    _, page = desk
    swaps = Swaps(page)
    page.goto(f"{live.url}/arbete/personer/ny/")
    assert sent(page, swaps, page.locator("form[hx-post]")) == []
    assert swaps.compared == 1


def test_every_change_of_a_person(desk, live) -> None:
    """Each form as it stands: refused ones are compared; accepted ones lead to the page anew."""
    town, page = desk
    swaps = Swaps(page)
    address = f"{live.url}/arbete/personer/{town.noel}/"
    page.goto(address)
    count = page.locator("form[hx-post]").count()
    assert count > 5
    for number in range(count):
        page.goto(address)
        form = page.locator("form[hx-post]").nth(number)
        form.locator("xpath=ancestor::details").locator("summary").first.click()
        assert sent(page, swaps, form) == [], number
    assert swaps.compared >= count - 2  # two can be sent as they stand


def test_a_swap_that_differs_is_found(desk, live) -> None:
    """The control: the checker sees an answer to htmx that says something else."""
    _, page = desk
    swaps = Swaps(page)

    def other(route) -> None:
        if not route.request.headers.get("hx-request"):
            return route.continue_()
        answer = route.fetch()
        return route.fulfill(response=answer, body=answer.text().replace("Sök", "Leta"))

    page.goto(f"{live.url}/arbete/personer/")
    page.route("**/arbete/personer/", other)
    assert "Leta" in " ".join(sent(page, swaps, page.locator("form[hx-post]").first))
