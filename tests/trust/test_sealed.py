"""What tells who reported, or how to find somebody, is sealed; what is sealed is told."""

import re

from tests.architecture.source import models
from tillit.config.reference import is_sealed, is_text, sealed

# Names of fields that say who reported a worry, or where and how somebody can be found.
TELLING = re.compile(
    r"reporter_(name|contact|organisation|role)|said_|address|phone|safe_way|never"
)
IN_CLEAR = {
    "identity_staffaccount.phone": "the work telephone of staff, which stands in letters",
    "directory_offer.phone": "where help answers; it stands on a public page",
    "directory_place.address": "where help is given; it stands on a public page",
}


def columns(wanted):
    """Fields of our tables, as table.field."""
    return {
        f"{model._meta.db_table}.{field.name}"
        for model in models()
        for field in model._meta.concrete_fields
        if wanted(field)
    }


def test_who_reported_and_where_people_are_is_sealed():
    """Red when: ContactNeeds.safe_way becomes a TextField, or an exception outlives its reason."""
    clear = {name for name in columns(is_text) if TELLING.search(name.partition(".")[2])}
    assert clear == set(IN_CLEAR)
    assert "intake_concernreport.reporter_name" in columns(is_sealed)
    assert "people_contactway.value" in columns(is_sealed)


def test_every_text_stands_on_the_page():
    """Red when: sealed() leaves out a table, or a JSON column."""
    page = sealed()
    for name in columns(lambda field: is_text(field) or is_sealed(field)):
        table, _, field = name.partition(".")
        (row,) = [line for line in page.splitlines() if line.startswith(f"| `{table}` |")]
        assert f"`{field}`" in row


def test_bytes_are_sealed_or_known_to_say_nothing():
    """Red when: a table gets a column of bytes that nobody has sorted."""
    known = ("audit_", "identity_passkey.")  # hashes, salts and public keys
    raw = columns(lambda field: field.get_internal_type() == "BinaryField") - columns(is_sealed)
    assert [name for name in sorted(raw) if not name.startswith(known)] == []
