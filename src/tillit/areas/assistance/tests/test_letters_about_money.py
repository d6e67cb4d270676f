"""Each party's own letter: the same lines as the sheet, how to appeal, and nothing of the other."""

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import Application, SheetWarning, Worksheet
from tillit.areas.assistance.types import ApplicationStage
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.types import PartyRole
from tillit.trust.access.actions import assign

from .conftest import AT, DECEMBER, TOWN, number, plain
from .deciding import approve, granted, propose


def test_a_grant_tells_how_it_was_counted_and_how_to_appeal(world):
    """Red when: the letter has the words of a child's case, or the sum without its lines."""
    _, decision = granted(world)
    letters = decisions.preview_letters(decision, by=world.wanja, at=AT)
    assert set(letters) == {world.sven}
    letter = letters[world.sven]
    assert letter.title == "Ja till ekonomiskt bistånd"
    parts = letter.parts()
    whole = " ".join(parts.values())
    assert "december 2025: 11 380 kronor" in whole
    assert "Hyra 6 200 kr" in whole
    assert "förvaltningsrätten" in whole
    assert "barnet" not in whole.lower()


def test_two_who_apply_together_are_two_parties_with_a_letter_each(world):
    """Red when: `parties_of_case` forgets the co-applicant, or takes in the child."""
    me = world.me(world.asta)
    made = actions.start_application(DECEMBER, co_number=number("860817239"), by=me, at=AT)
    answers = plain(children=[{"person": str(world.cleo), "lunch_days": 0}])
    actions.save_application(made, answers, version=1, by=me, at=AT)
    assert actions.sign_application(made, version=2, by=me, at=AT) is ApplicationStage.CO_SIGNS
    row = Application.objects.get(pk=made)
    actions.co_sign(made, sha256=row.sha256, by=world.me(world.bo), at=AT)
    sheet = Worksheet.objects.get(application=made)
    assign(sheet.case_id, world.wanja.id, ground="allocation", by=TOWN, at=AT)
    approve(world, sheet.pk)
    for warning in SheetWarning.objects.filter(sheet=sheet, state="open"):
        actions.acknowledge_warning(warning.pk, by=world.wanja, at=AT)
    decision = propose(world, sheet.pk)
    letters = decisions.preview_letters(decision, by=world.wanja, at=AT)
    assert set(letters) == {world.asta, world.bo}
    page = decisions.open_decisions(sheet.case_id, by=world.wanja, at=AT)
    roles = {card.role for card in page.parties}
    assert roles == {PartyRole.APPLICANT.words, PartyRole.CO_APPLICANT.words}
    assert all(letter.title == "Ja till ekonomiskt bistånd" for letter in letters.values())
