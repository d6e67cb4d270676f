"""A report that somebody is still writing. Sealed, for a day, found only by what they hold."""

from django.db import models

from tillit.kernel.ids import new_id


class ReportDraft(models.Model):
    """What somebody has written and not sent. Nothing about who writes, but what they write.

    `key_index` and `code_index` are fingerprints: of the random id in the browser's cookie, and
    of the code that continues the draft. Once it is sent, only the report's id stays in `sealed`,
    so that a second press shows the same receipt; then the row goes too.
    """

    class Privacy:
        holds = "a report that is not sent yet (sealed); nothing about the browser or its address"
        retention = "short"
        location = ()
        prose = ("sealed",)
        placeless = ("key_index", "code_index")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key_index = models.CharField(max_length=64, unique=True)
    code_index = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    until = models.DateTimeField(db_index=True)
