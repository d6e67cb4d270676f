"""Each party's own letter: what they may see, nothing that leads to anybody else, for everybody."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pdfua
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.environment import draws
from tillit.casework.cases.actions import start_case
from tillit.casework.decisions import actions
from tillit.casework.decisions.letters.making import pdf_of
from tillit.casework.decisions.letters.masking import HIDDEN, masked
from tillit.casework.decisions.letters.wording import Letter, Said, decision_letter, hearing_letter
from tillit.casework.decisions.models import PartyLetter
from tillit.casework.decisions.types import Outcome, Part, SentHow
from tillit.contact.documents.actions import open_document
from tillit.contact.documents.tests.reading import missing_for_machines, words_of
from tillit.contact.documents.tests.strict import faults
from tillit.kernel.refusal import Refusal
from tillit.registers.people.actions import register_person
from tillit.registers.people.types import Protection
from tillit.trust.audit.models import Payload

from .conftest import AT, GRANT, TOWN, TYPED
from .families import families, person

CODES = {
    Outcome.GRANTED: "SOL-11-1",
    Outcome.PARTLY: "SOL-11-1",
    Outcome.REFUSED: "SOL-11-1",
    Outcome.NO_SERVICE: "SOL-20-3",
    Outcome.EXTENSION: "SOL-20-3",
    Outcome.FOLLOW_UP: "SOL-23-1",
    Outcome.RECLAIMED: "SOL-33-1",
    Outcome.DISMISSED: "FL-45",
}
SAID = Said(
    child="Alva", own=False, number="B-2026-0001/1", type_code="SOL-11-1",
    type_name="Insats för personliga behov", law="SoL 11:1", outcome=Outcome.GRANTED,
    what="Familjebehandling", period_from=date(2026, 12, 1), period_to=None,
    provisions="Lagen.", circumstances="Skälen.", best_interest="Bäst.", childs_view="Vill.",
    decided_on=date(2026, 11, 24), decided_by="Linda Lund", decided_as="leader",
    delegation_number="3.1", dissent="", limits={}, sender="Solby kommun", unit="Barn och familj",
)  # fmt: skip


def plain(text: str) -> str:
    """Only letters and digits: however it is written, it is the same."""
    return re.sub(r"[\W_]", "", text).casefold()


def words(letter: Letter) -> str:
    """Everything the letter says."""
    facts = [f"{name} {value}" for name, value in letter.facts]
    sections = [f"{head} {' '.join(body)}" for head, body in letter.sections]
    notice = [letter.notice[0], *letter.notice[1]]
    return " ".join([letter.title, *letter.intro, *facts, *sections, *notice, *letter.signed])


@settings(max_examples=draws(400), deadline=None)
@given(families(), st.sampled_from(Outcome))
def test_nobody_sees_what_leads_to_somebody_else(family, outcome):
    """Hundreds of decisions, every party's letter, canaries spelled in many ways.

    Red when: `without` forgets the facts; `betraying` leaves out kin; a gap is not allowed for;
    `_may_stand` asks for the digits in another order or for more of them.
    """
    circle, texts = family
    said = replace(SAID, outcome=outcome, type_code=CODES[outcome], **texts)
    for party in circle.parties:
        if not party.is_party:
            continue
        receiver = party.person_id
        letter = decision_letter(replace(said, own=receiver == circle.child))
        shown = plain(words(letter.without(circle.betraying(receiver))))
        for other in circle.people.values():
            if other.id == receiver:
                continue
            for secret in other.secrets.reveal():
                assert plain(secret.split(",")[0]) not in shown
                assert plain(secret).removeprefix("0") not in shown


@given(st.text(max_size=80))
def test_a_text_without_secrets_is_left_as_it_is(text):
    """Red when: an empty or short secret is taken as a pattern."""
    assert masked(text, ["", "1", "  ", "x,"]) == text


HOME = ("070-174 06 05", "+46 70-174 06 05", "0046701740605", "+46 (0)70 174 06 05")


@pytest.mark.parametrize("kept", HOME)
@pytest.mark.parametrize("written", HOME)
def test_a_telephone_is_the_same_at_home_and_abroad(kept, written):
    """Red when: `_digits` keeps the number of the country, in the register or in the text."""
    assert masked(f"Ring {written}.", [kept]) == f"Ring {HIDDEN}."
    assert masked(f"Ring {written[:-1]}9.", [kept]) == f"Ring {written[:-1]}9."


@given(st.sampled_from(Outcome), st.booleans())
def test_whoever_gets_less_is_told_how_to_appeal(outcome, own):
    """Form, where and when (FL 33). Red when: the notice is left out for any outcome."""
    said = replace(SAID, outcome=outcome, type_code=CODES[outcome], own=own)
    title, body = decision_letter(said).notice
    assert title == "Om du inte håller med"
    if outcome in {Outcome.GRANTED, Outcome.PARTLY, Outcome.REFUSED, Outcome.DISMISSED}:
        text = " ".join(body)
        assert "tre veckor från den dag du fick beslutet" in text
        assert "Solby kommun, Barn och familj" in text
        assert "B-2026-0001/1" in text


@pytest.mark.parametrize("part", Part)
def test_a_part_kept_from_a_party_is_named_with_its_rule(part):
    """Red when: the part is shown anyway, or left out without a word."""
    canary = {
        Part.CIRCUMSTANCES: "circumstances", Part.BEST_INTEREST: "best_interest",
        Part.CHILDS_VIEW: "childs_view", Part.WHAT: "what",
    }[part]  # fmt: skip
    said = replace(SAID, limits={part: "OSL 12:3"}, **{canary: "KANARIEFÅGEL"})
    shown = words(decision_letter(said))
    assert "KANARIEFÅGEL" not in shown
    assert f"{part.words}. Regeln finns i OSL 12:3." in shown


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("own", [True, False])
def test_every_letter_can_be_read_by_everybody(outcome, own, tmp_path: Path):
    """PDF/UA. Red when: a heading is skipped in letter_body.typ."""
    said = replace(
        SAID, outcome=outcome, type_code=CODES[outcome], own=own, dissent="Per Palm ville avslå."
    )
    to = person("Mona Ek", 12, Protection.MARKED)
    made = pdf_of(
        decision_letter(said), to, day=said.decided_on, unit=said.unit, reference="B-2026-0001",
        handler="Alice Ek", by_post=False,
    )  # fmt: skip
    check_readable(made, tmp_path)
    assert "Skyddadadress" in words_of(made)
    assert "Canarie" not in words_of(made)


def check_readable(made: bytes, folder: Path) -> None:
    assert missing_for_machines(made) == []
    assert faults(made) == []
    (folder / "letter.pdf").write_bytes(made)
    report = pdfua.validate(str(folder / "letter.pdf"))
    assert [str(finding) for finding in report.findings] == []


@given(st.dates(date(2025, 8, 1), date(2030, 1, 1)), st.integers(0, 700))
@example(date(2026, 12, 1), 0)
def test_no_sentence_is_too_long(first, days):
    """Fifteen words, and we mean it; a sentence with a law's name may have a few more.

    Red when: two sentences of wording.py are joined.
    """
    for outcome in Outcome:
        said = replace(
            SAID, outcome=outcome, type_code=CODES[outcome], period_from=first,
            period_to=first + timedelta(days=days),
        )  # fmt: skip
        letters = [decision_letter(said), *(hearing_letter(
            child="Alva", own=False, material="Text.", answer_by=first, more_time=more_time,
            reference="B-1", sender="Solby kommun", unit="Barn och familj",
        ) for more_time in (False, True))]  # fmt: skip
        for letter in letters:
            texts = [*letter.intro, *letter.notice[1], letter.title]
            texts += [each for _, body in letter.sections for each in body]
            for sentence in re.split(r"(?<=[.?]) (?=[A-ZÅÄÖ])", " ".join(texts)):
                assert len(sentence.split()) <= 17, sentence


def test_the_letters_of_one_decision(world, decided, tmp_path):
    """Two guardians apart, one protected: two letters, each with only its own.

    Red when: one letter is made and sent to both; `shared` spares a protected person.
    """
    leaking = replace(
        GRANT,
        circumstances="Pappa bor på Hemliga gatan 7, tel 0701740615. Mamma: 070 174 06 05.",
        childs_view="Alva vill träffa Fredrik Åberg på Ekgatan 11.",
    )
    decision = decided(leaking)
    preview = actions.preview_letters(decision, by=world.alice, at=AT)
    assert set(preview) == {world.mother, world.father}
    assert HIDDEN in words(preview[world.mother])
    how = {world.mother: SentHow.POST, world.father: SentHow.POST}
    actions.notify(decision, how=how, by=world.alice, at=AT)
    seen = {}
    for row in PartyLetter.objects.filter(decision=decision):
        made = open_document(row.document_id, by=world.alice, at=AT).content
        check_readable(made, tmp_path)
        seen[row.party_id] = plain(words_of(made))
        assert plain(words(preview[row.party_id])) != ""
    mother, father = seen[world.mother], seen[world.father]
    assert "hemligagatan7" not in mother
    assert "0701740615" not in mother
    assert "fredrikåberg" not in mother
    assert "ekgatan11" in mother
    assert "hemligagatan7" in father
    assert "0701740605" not in father
    assert "ekgatan11" not in father
    leaf = Payload.objects.get(verb="make_letters")
    assert "K6" in leaf.body


def test_the_preview_is_the_letter(world, proposed, decided):
    """Word for word, but for who decides. Red when: the preview is built by other code."""
    decision = decided()
    first = actions.preview_letters(decision, by=world.alice, at=AT)
    actions.notify(decision, how={}, by=world.alice, at=AT)
    for row in PartyLetter.objects.filter(decision=decision):
        made = plain(words_of(open_document(row.document_id, by=world.alice, at=AT).content))
        letter = first[row.party_id]
        for text in (letter.title, *[each for _, body in letter.sections for each in body]):
            assert plain(text) in made


def test_what_a_worker_keeps_from_a_party(world, proposed):
    """Red when: limits are read, or lifted, for the decision and not for the party."""
    decision = proposed()
    keep = {"ground": "OSL-12-3", "reason": "Alva kan fara illa.", "by": world.alice, "at": AT}
    with pytest.raises(Refusal, match="inte part"):
        actions.limit_part(decision, world.child, Part.CHILDS_VIEW, **keep)
    wrong = keep | {"ground": "OSL-10-20"}
    with pytest.raises(Refusal, match="hemlig"):
        actions.limit_part(decision, world.father, Part.CHILDS_VIEW, **wrong)
    actions.limit_part(decision, world.father, Part.CHILDS_VIEW, **keep)
    found = actions.preview_letters(decision, by=world.alice, at=AT)
    assert GRANT.childs_view not in words(found[world.father])
    assert GRANT.childs_view in words(found[world.mother])
    actions.limit_part(decision, world.mother, Part.CHILDS_VIEW, **keep)
    actions.lift_limit(decision, world.father, Part.CHILDS_VIEW, by=world.alice, at=AT)
    found = actions.preview_letters(decision, by=world.alice, at=AT)
    assert GRANT.childs_view in words(found[world.father])
    assert GRANT.childs_view not in words(found[world.mother])


def test_a_case_without_parties_sends_nothing(world, proposed):
    """Red when: notify moves the stage with no letter made."""
    alone = register_person("Ensam", "Ek", born=date(2018, 1, 1), **TYPED)
    case = start_case(alone, world.unit, responsible=world.alice.id, by=TOWN, at=AT)
    decision = actions.propose(case, GRANT, by=world.alice, at=AT)
    actions.decide(decision, version=1, by=world.linda, at=AT)
    with pytest.raises(Refusal, match="ingen part"):
        actions.notify(decision, how={}, by=world.alice, at=AT)


def test_a_decision_is_written(world, decided):
    """Red when: any way of sending passes."""
    decision = decided()
    with pytest.raises(Refusal, match="skriftligt"):
        actions.notify(decision, how={world.mother: SentHow.ORAL}, by=world.alice, at=AT)
