"""No leaf, no page; and the programs of `./tillit prove trace` on a small scale.

Red when: write() lets the database's own error through (500, and a detail in a log), or the
middleware does not know NotLogged. The whole run is `./tillit prove trace`.
"""

from tests.support.who import signed_in
from tillit.casework.cases.tests.families import AT, make_family
from tillit.trust.audit import writing
from tillit.trust.identity.types import Audience
from tools.prove import trace


def test_where_the_log_cannot_be_written_nothing_is_shown(client, db, monkeypatch):
    """Signing in is a change: it too needs its leaf. Red when: the answer is 500."""
    monkeypatch.setattr("tillit.pages.http.middleware.timezone.now", lambda: AT)
    family = make_family()
    sits = signed_in(client, Audience.STAFF, family.alice.id, "Alice", AT)
    sits.raise_request_exception = False
    address = f"/arbete/arenden/{family.case}/"
    monkeypatch.setattr(writing, "_PAYLOAD", "INSERT INTO audit_payload (no_such_column) VALUES ()")
    answer = sits.get(address)
    assert answer.status_code == 503
    assert "Charlie" not in answer.content.decode()
    assert "kan inte skrivas i loggen" in answer.content.decode()


def test_the_verifier_is_measured_and_its_control_falls():
    """Red when: spoil() changes nothing, or a failed run counts as a quick one."""
    figure = trace.speed(20_000)
    assert figure.control_failed
    assert figure.value.startswith("20")
