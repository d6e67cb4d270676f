"""Keep the search rows in step with the persons. Called by the actions, in their transaction."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from tillit.kernel.folding import words_of
from tillit.registers.people.models import Person, SearchName, SearchVersion, SearchWord
from tillit.registers.people.naming import phonetic
from tillit.registers.people.types import Protection


def reindex(ids: Iterable[UUID]) -> None:
    """Make the search rows of these persons anew. A protected person has none, nor has anybody
    who is merged with one: their names would lead to the protected."""
    asked = set(ids)
    SearchName.objects.filter(person__in=asked).delete()
    rows = [
        name_row(row)
        for row in Person.objects.filter(pk__in=asked).select_related("merged_into")
        if not _hidden(row)
    ]
    SearchName.objects.bulk_create(rows)
    learn(word for row in rows for word in row.words.split())


def index_new(persons: Iterable[Person]) -> None:
    """The search rows of persons just registered, who had none and are merged with nobody."""
    rows = [name_row(row) for row in persons if not Protection(row.protection).holds]
    SearchName.objects.bulk_create(rows)
    learn(word for row in rows for word in row.words.split())


def name_row(row: Person) -> SearchName:
    """The search row of a person."""
    return SearchName(
        person=row,
        root_id=row.merged_into_id or row.pk,
        words=" ".join(words_of(row.given_name, row.family_name)),
        sort_key=row.sort_key,
    )


def learn(words: Iterable[str]) -> None:
    """Add words that were not known, and tell every process that there are new ones."""
    wanted = set(words)
    if not wanted:
        return
    known = set(SearchWord.objects.filter(word__in=wanted).values_list("word", flat=True))
    if fresh := wanted - known:
        SearchWord.objects.bulk_create(
            (SearchWord(word=word, sound=phonetic(word)) for word in sorted(fresh)),
            ignore_conflicts=True,
        )
        token = uuid4()
        if not SearchVersion.objects.filter(pk=1).update(token=token):
            SearchVersion.objects.get_or_create(pk=1, defaults={"token": token})


def _hidden(row: Person) -> bool:
    root = row.merged_into or row
    return Protection(row.protection).holds or Protection(root.protection).holds
