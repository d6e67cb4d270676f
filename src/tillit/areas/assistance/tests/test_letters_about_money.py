"""Each party's own letter: the same lines as the sheet, how to appeal, and nothing of the other."""

import json
from datetime import date
from decimal import Decimal

from tillit.areas.assistance import actions
from tillit.areas.assistance.models import (
    Application,
    SheetWarning,
    StoredCalculation,
    Worksheet,
)
from tillit.areas.assistance.reasons import circumstances_sv
from tillit.areas.assistance.types import Agency, ApplicationStage
from tillit.casework.decisions import actions as decisions
from tillit.casework.decisions.types import PartyRole
from tillit.contact.documents.tests.reading import words_of
from tillit.trust.access.actions import assign

from .conftest import AT, DECEMBER, TOWN, number, plain, sent
from .deciding import approve, granted, propose
from .telling_now import of


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
    assert "Hyra: 6 200 kr\n" in parts["Varför vi har beslutat så"]
    assert "förvaltningsrätten" in whole
    assert "barnet" not in whole.lower()
    pdf = decisions.preview_pdf(decision, world.sven, by=world.wanja, at=AT)
    assert pdf.startswith(b"%PDF")  # the lines are a table, and the paper still reads to everybody


def test_that_an_agency_answered_is_no_line_of_the_letter_and_a_silence_is(world):
    """Red when: `_says_nothing` is left out, or takes away what nobody knows."""
    sheet = sent(world)
    for told, there in (({}, False), ({"failed": [Agency.FK]}, True)):
        actions.keep_answers(sheet, of(world.sven, **told), by=world.wanja, at=AT)
        counted = actions.count_month(sheet, by=world.wanja, at=AT)
        stored = json.loads(StoredCalculation.objects.get(pk=counted).text)
        words = circumstances_sv(stored, Decimal(1))
        assert "har svarat" not in words
        assert "inget hittat" not in words
        assert ("Försäkringskassan har inte svarat: okänt" in words) is there


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


def test_a_provisional_norm_is_named_on_the_paper(world, settings):
    """Only a demonstration counts on one (`local.parameters`). Red when: the words leave out the
    labels of the calculation, or the paper is made of something else than the letter."""
    settings.DEMO = True
    _, decision = granted(world, month=date(2026, 1, 1))
    pdf = decisions.preview_pdf(decision, world.sven, by=world.wanja, at=AT)
    read = words_of(pdf)
    assert "Räkningenbyggerpå:Riksnormen2026(preliminär,2025årsbelopp)" in read
    _, decision = granted(world, who=world.bo)
    pdf = decisions.preview_pdf(decision, world.bo, by=world.wanja, at=AT)
    assert "preliminär" not in words_of(pdf)
