"""Triggers: a report stays as it came in, whoever asks. Erasing by disposal stays possible."""

from django.db import migrations

SENTENCE = "A received report cannot be changed"
FROZEN = "intake_concernreport"
LINE = "intake_reportedchild"
SAID = ("report_id", "number", "said_name", "said_born", "said_about", "unborn", "received_at")
SIGNED = "intake_protectionassessment"
WRITTEN = ("line_id", "person_id", "file_id", "need", "text", "assessed_by", "at", "signature")
GUARDS = (
    (FROZEN, ""),
    (LINE, f"OF {', '.join(SAID)} "),
    (SIGNED, f"OF {', '.join(WRITTEN)} "),
)


def _sqlite():
    for table, columns in GUARDS:
        yield (
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE {columns}ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        )


def _postgresql():
    yield (
        "CREATE OR REPLACE FUNCTION intake_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SENTENCE}'; END $$"
    )
    for table, columns in GUARDS:
        yield (
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE {columns}ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION intake_refuse()"
        )


def forbid(apps, schema_editor):
    make = _sqlite if schema_editor.connection.vendor == "sqlite" else _postgresql
    for statement in make():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]
    operations = [migrations.RunPython(forbid, elidable=False)]
