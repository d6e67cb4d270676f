"""Two who apply together have a letter each, and neither opens the other's."""

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import SheetWarning, Worksheet
from tillit.areas.assistance.tests.conftest import TOWN
from tillit.areas.assistance.tests.deciding import approve, decide, propose
from tillit.areas.assistance.tests.test_applying import together
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.models import Decision, PartyLetter
from tillit.casework.decisions.types import SentHow
from tillit.trust.access.actions import assign

from .conftest import AT, browser, text_of

MINE = "/mina-sidor/ekonomiskt-bistand/"


def told(world) -> tuple:
    """Asta and Bo have applied together, and each has got the decision: its sheet and id."""
    row = together(world)
    actions.co_sign(row.pk, sha256=row.sha256, by=world.me(world.bo), at=AT)
    sheet = Worksheet.objects.get(application=row)
    assign(sheet.case_id, world.wanja.id, ground="allocation", by=TOWN, at=AT)
    approve(world, sheet.pk)
    for warning in SheetWarning.objects.filter(sheet=sheet, state="open"):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    decision = propose(world, sheet.pk, best_interest="Mat och ro hemma.", childs_view="Nio år.")
    decisions.skip_hearing(
        sheet.case_id, world.bo, exception="UNNECESSARY", reason="Allt beviljas.",
        by=world.wanja, at=AT,
    )  # fmt: skip
    assert Decision.objects.get(pk=decision).person_id == world.asta
    decide(world, decision)
    how = dict.fromkeys((world.asta, world.bo), SentHow.HANDED)
    decisions.notify(decision, how=how, by=world.wanja, at=AT)
    return sheet.pk, decision


def test_each_opens_their_own_letter_and_never_the_other_s(world) -> None:
    """Both are parties of the same month. Red when: `_decisions` asks for the letters of the case
    and not for the reader's own."""
    sheet, _ = told(world)
    letters = dict(PartyLetter.objects.values_list("party_id", "document_id"))
    for me, other in ((world.asta, world.bo), (world.bo, world.asta)):
        client = browser(me)
        page = text_of(client.get(f"{MINE}{sheet}/"))
        assert str(letters[me]) in page
        assert str(letters[other]) not in page
        assert client.get(f"{MINE}{sheet}/brev/{letters[me]}/").status_code == 200
        assert client.get(f"{MINE}{sheet}/brev/{letters[other]}/").status_code == 404
