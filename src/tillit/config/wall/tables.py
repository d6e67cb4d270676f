"""What stands behind the wall: each table, and what its rows lie under."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Walled:
    """One table. `keys` are the columns that hold the id of something guarded (trust/access): a way
    to any of them is enough. `through` are rows of other walled tables that open this one: a table,
    its column, and the column here that is the same. Who sees that row sees this. `beside` is the
    same for a table outside the wall, with the columns there that hold the ids. `own` are the rows
    that are somebody's whatever they have now: what they have typed and not signed."""

    table: str
    keys: tuple[str, ...] = ()
    through: tuple[tuple[str, str, str], ...] = ()
    beside: tuple[tuple[str, str, str, tuple[str, ...]], ...] = ()
    own: str = ""


NOTE, SERVICE, LINE = "cases_note", "services_service", "intake_reportedchild"

WALLED = (
    Walled(NOTE, ("case_id",), own="cases_note.author_id = {me} AND cases_note.stage = 'draft'"),
    Walled("cases_amendment", through=((NOTE, "id", "note_id"),)),
    Walled("cases_childswords", through=((NOTE, "id", "note_id"),)),
    Walled("cases_assessment", ("case_id",)),
    Walled("cases_planquestion", ("case_id",)),
    Walled("cases_partyreply", ("case_id",)),
    # Who gives a service reads the decision that it rests on.
    Walled("decisions_decision", ("case_id",), ((SERVICE, "decision_id", "id"),)),
    Walled(SERVICE, ("id", "case_id")),
    Walled("services_order", through=((SERVICE, "id", "service_id"),)),
    Walled("services_consent", through=((SERVICE, "id", "service_id"),)),
    Walled("services_toldworker", through=((SERVICE, "id", "service_id"),)),
    Walled("services_goal", through=((SERVICE, "id", "service_id"),)),
    Walled("services_sessionnote", through=((SERVICE, "id", "service_id"),)),
    # A report is read by whoever has one of its children, or the case that it led to.
    Walled("intake_concernreport", beside=((LINE, "report_id", "id", ("id", "case_id")),)),
    Walled(
        "intake_protectionassessment", ("line_id",), beside=((LINE, "id", "line_id", ("case_id",)),)
    ),
)
