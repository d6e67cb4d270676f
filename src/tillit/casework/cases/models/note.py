"""Notes: a draft, then signed and locked, then only added to."""

from django.db import models

from tillit.casework.cases.types import DisputeAnswer, DisputedHow, NoteKind, NoteMoveWhy, NoteStage
from tillit.kernel.ids import new_id


class Note(models.Model):
    """A case note (journalanteckning)."""

    class Privacy:
        holds = "what happened in a case, in free text"
        retention = "file"
        location = ()
        prose = ("heading", "text", "told_by", "childs_words_draft")
        placeless = ("signature",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=12, choices=[(k.value, k.name) for k in NoteKind])
    stage = models.CharField(max_length=10, choices=[(s.value, s.name) for s in NoteStage])
    happened_at = models.DateTimeField()
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    with_person_id = models.UUIDField(null=True)
    told_by = models.CharField(max_length=200, blank=True)  # who said it, of those outside (FL 27)
    childs_words_draft = models.TextField(blank=True)
    glass_id = models.UUIDField(null=True, unique=True)  # one note for each emergency opening
    version = models.PositiveIntegerField(default=1)
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    saved_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    signature = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["case", "stage", "happened_at"], name="cases_note_timeline"),
            models.Index(
                fields=["author_id", "saved_at"],
                condition=models.Q(stage=NoteStage.DRAFT),
                name="cases_note_my_drafts",
            ),
        ]


class Amendment(models.Model):
    """Something added to a signed note, with date and author. The note itself never changes."""

    class Privacy:
        holds = "a correction of a case note"
        retention = "file"
        location = ()
        prose = ("text",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="amendments")
    text = models.TextField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class Dispute(models.Model):
    """A person says that something in a case is wrong (SoL 14:6). Stands beside the post, which
    never changes; `object_id` is the post (a note, a decision, a document), none where it is not
    said which. `answer` is what was decided: corrected, or kept as it is, and why."""

    class Privacy:
        holds = "what a person says is wrong about them"
        retention = "file"
        location = ()
        prose = ("text", "what", "answer_why")
        placeless = ("how", "answer")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="disputes")
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="disputes", null=True)
    object_id = models.UUIDField(null=True)
    what = models.CharField(max_length=200, blank=True)
    person_id = models.UUIDField()
    text = models.TextField()
    how = models.CharField(max_length=10, choices=[(h.value, h.name) for h in DisputedHow])
    recorded_by = models.CharField(max_length=120, blank=True)
    at = models.DateTimeField()
    answer = models.CharField(
        max_length=10, blank=True, choices=[(a.value, a.name) for a in DisputeAnswer]
    )
    answer_why = models.TextField(blank=True)
    answered_by_name = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="") | ~models.Q(answer_why=""),
                name="cases_dispute_answer_has_reason",
            )
        ]


class NoteMove(models.Model):
    """A signed note was taken out of the wrong case and put in the right one.

    `why` is read in both cases, `explanation` only where the note stands now.
    """

    class Privacy:
        holds = "that a note stood in the wrong case, and why it was moved"
        retention = "file"
        location = ()
        prose = ("explanation",)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="moves")
    source = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="notes_left")
    target = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="notes_come")
    why = models.CharField(max_length=12, choices=[(w.value, w.name) for w in NoteMoveWhy])
    explanation = models.TextField(blank=True)
    stood_since = models.DateTimeField()  # from when it could be read in the source
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()


class ChildsWords(models.Model):
    """The child's own words in a note, and the decision on who may see them."""

    class Privacy:
        holds = "what a child has said, word for word"
        retention = "file"
        location = ()
        prose = ("text", "reason")
        placeless = ("shown_to",)

    note = models.OneToOneField(Note, on_delete=models.PROTECT, related_name="childs_words")
    text = models.TextField()
    shown_to = models.CharField(max_length=20, default="staff")
    reason = models.TextField(blank=True)
    decided_by = models.CharField(max_length=120)
    decided_at = models.DateTimeField()


class WordsDecision(models.Model):
    """One decision on who may see a child's own words. The newest holds; the older ones stay."""

    class Privacy:
        holds = "who may see what a child has said, and why"
        retention = "file"
        location = ()
        prose = ("reason",)
        placeless = ("shown_to",)

    words = models.ForeignKey(ChildsWords, on_delete=models.PROTECT, related_name="decisions")
    shown_to = models.CharField(max_length=20)
    reason = models.TextField(blank=True)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
