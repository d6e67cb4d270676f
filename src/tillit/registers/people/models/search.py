"""What a search looks in: folded names with an integer key, and the words that names are made of.

The text indexes themselves differ per database: migration 0002 makes them. On SQLite they follow
by triggers, which a migration that rebuilds the table of names must make again.
"""

from uuid import uuid4

from django.db import models


class SearchName(models.Model):
    """The folded words of one person's name. A protected person has no row here."""

    class Privacy:
        holds = "folded names"
        retention = "file"
        location = ()
        placeless = ("words", "sort_key")

    id = models.BigAutoField(primary_key=True)
    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="+")
    root_id = models.UUIDField(db_index=True)  # the person it is now part of
    words = models.TextField()
    sort_key = models.CharField(max_length=260)


class SearchWord(models.Model):
    """A distinct word of names, for finding what was meant when it was misspelt."""

    class Privacy:
        holds = "single name words, tied to nobody"
        retention = "organisation"
        location = ()
        placeless = ("word", "sound")

    word = models.CharField(max_length=120, primary_key=True)
    sound = models.CharField(max_length=120)


class SearchVersion(models.Model):
    """One row, changed when there are new words. A token, not a count: a rollback never repeats."""

    class Privacy:
        holds = "nothing about anybody"
        retention = "organisation"
        location = ()

    token = models.UUIDField(default=uuid4)
