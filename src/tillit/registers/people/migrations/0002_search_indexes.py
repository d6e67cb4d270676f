"""The text indexes, each database its own: FTS5 with prefixes, or GIN over a tsvector."""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE people_search_fts USING fts5(words, content='people_searchname',
       content_rowid='id', tokenize='unicode61', prefix='2 3', detail=none)""",
    """CREATE TRIGGER people_search_added AFTER INSERT ON people_searchname BEGIN
       INSERT INTO people_search_fts(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER people_search_removed AFTER DELETE ON people_searchname BEGIN
       INSERT INTO people_search_fts(people_search_fts, rowid, words)
       VALUES ('delete', old.id, old.words); END""",
    """CREATE TRIGGER people_search_changed AFTER UPDATE ON people_searchname BEGIN
       INSERT INTO people_search_fts(people_search_fts, rowid, words)
       VALUES ('delete', old.id, old.words);
       INSERT INTO people_search_fts(rowid, words) VALUES (new.id, new.words); END""",
]
POSTGRESQL = [
    """CREATE INDEX people_search_words ON people_searchname USING gin
       (array_to_tsvector(string_to_array(words, ' ')))""",
    # Byte order is the Swedish order of these keys, whatever the database's own collation is.
    'ALTER TABLE people_person ALTER COLUMN sort_key TYPE varchar(260) COLLATE "C"',
    'ALTER TABLE people_searchname ALTER COLUMN sort_key TYPE varchar(260) COLLATE "C"',
]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(make, elidable=False)]
