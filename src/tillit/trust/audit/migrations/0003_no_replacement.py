"""SQLite's `INSERT OR REPLACE` deletes the old row without waking its DELETE trigger: refuse it."""

from django.db import migrations

KEYS = {"audit_leaf": "id", "audit_payload": "leaf_id"}
SENTENCE = "The log cannot be changed"


def forbid(apps, schema_editor):
    if schema_editor.connection.vendor != "sqlite":
        return  # PostgreSQL knows only ON CONFLICT DO UPDATE, which wakes the UPDATE trigger
    for table, key in KEYS.items():
        schema_editor.execute(
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
            f"BEGIN SELECT RAISE(ABORT, '{SENTENCE}'); END"
        )


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_no_change")]
    operations = [migrations.RunPython(forbid, elidable=False)]
