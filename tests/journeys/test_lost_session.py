"""What somebody typed survives a session that ended, through a real provider and a real browser."""

import re
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.urls import include, path
from playwright.sync_api import Page, expect

from tests.demo.test_idp import doors, issuer  # noqa: F401 – fixtures
from tests.journeys.test_passkeys import accessible
from tillit.kernel.actor import Role, System
from tillit.pages.http.guard import desk_page
from tillit.trust.access.actions import give_seat, open_unit
from tillit.trust.access.types import UnitKind
from tillit.trust.identity.actions import employ
from tillit.trust.identity.models import KeptPost

pytestmark = [pytest.mark.journey, pytest.mark.urls(__name__)]

WORDS = "Hon vill inte åka hem på fredag."
FORM = """<!doctype html><html lang="sv"><title>Ny</title><main><h1>Ny</h1><form method="post">
<input type="hidden" name="csrfmiddlewaretoken" value="%s"><label>Text <textarea name="words">
</textarea></label><button>Spara</button></form></main></html>"""
saved: list[str] = []


@desk_page
def note(request):
    """A page with a form, like any other."""
    from django.middleware.csrf import get_token

    if request.method == "POST":
        saved.append(request.POST["words"])
        return HttpResponse("<!doctype html><html lang=sv><title>Sparat</title><p>Sparat</html>")
    return HttpResponse(FORM % get_token(request))


urlpatterns = [path("arbete/prov/", note), path("", include("tillit.config.urls"))]


@pytest.mark.parametrize("javascript", [True, False])
def test_typed_lost_and_given_back(live, doors, browser, javascript: bool) -> None:  # noqa: F811
    """Red when: to_sign_in() does not call keep()."""
    by, at = System("test"), datetime(2026, 1, 7, tzinfo=UTC)
    unit = open_unit("Mottagningen", UnitKind.INTAKE, by=by, at=at)
    give_seat(employ("Alma Ek", subject="alma", by=by, at=at), unit, Role.INTAKE, by=by, at=at)
    saved.clear()
    context = browser.new_context(java_script_enabled=javascript)
    page: Page = context.new_page()
    page.goto(f"{live.url}/arbete/prov/")
    come_in(page)
    page.get_by_label("Text").fill(WORDS)
    context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Spara").click()
    expect(page).to_have_url(re.compile(r"logga-in/\?till=/arbete/det-du-skrev/"))
    come_in(page)
    expect(page.get_by_role("heading", name="Det du skrev finns kvar")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_be_visible()
    if javascript:
        accessible(page)
    page.get_by_role("button", name="Skicka igen").click()
    expect(page.get_by_text("Sparat")).to_be_visible()
    assert saved == [WORDS]
    assert KeptPost.objects.count() == 0
    context.close()


def come_in(page: Page) -> None:
    """Through the door and the cast list."""
    page.get_by_role("link", name="Logga in").click()
    expect(page.get_by_role("heading", name="Vem vill du vara på jobbet?")).to_be_visible()
    page.get_by_role("button", name="Alma Ek").click()
