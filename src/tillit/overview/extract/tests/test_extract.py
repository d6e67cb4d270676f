"""An extract is whole, reviewed line by line, and tells nobody what is another's to hide."""

import io
import json
import re
from dataclasses import replace
from datetime import timedelta

import pikepdf
import pytest

from tests.support.town import BY
from tillit.casework.cases.actions import open_case_page
from tillit.casework.decisions.extracts import HIDDEN
from tillit.contact.documents.extracts import clear_bytes
from tillit.kernel.actor import ActsAs, Resident
from tillit.kernel.refusal import NotThere, Refusal
from tillit.law.disclosure import Recipient
from tillit.overview.disclosure.models import Release
from tillit.overview.extract import actions, paper, presenting
from tillit.overview.extract.collecting import is_silent
from tillit.overview.extract.models import Extract, ExtractLine
from tillit.overview.extract.types import How, RequestIn, State
from tillit.trust.audit.models import Payload
from tillit.trust.holdings.ports import holdings
from tillit.trust.holdings.queries import records_of
from tillit.trust.holdings.words import NAMES_NO_STAFF, NAMES_STAFF

from .conftest import AT, DONE, PLANTED, asked_for, rule_all


def data(extract):
    """The posts of a finished extract."""
    content, _ = clear_bytes(Extract.objects.get(pk=extract).data_id)
    return content.decode()


def made(extract, town, given=DONE):
    """The extract, finished by Maja; its posts as text."""
    actions.make_extract(extract, given, by=town.maja, at=AT)
    return data(extract)


def squeezed(text):
    """Without the signs between digits and words."""
    return re.sub(r"[\s\-]", "", text)


def test_nothing_is_forgotten(family):
    """Counted against the tables, with who has read; rows of numbers alone are counted. Red when:
    collect() drops a table, the log is not asked, or the silent rows are not counted."""
    open_case_page(family.case, by=family.katarina, at=AT - timedelta(hours=1))
    extract = asked_for(family, family.noel, Recipient.SELF)
    lines = set(ExtractLine.objects.filter(extract=extract).values_list("table", "row"))
    drafts = {"cases_stepdraft", "extract_extractline"}
    rows = [r for r in records_of(BY, [family.noel]) if r.table not in drafts]
    assert {(r.table, r.id) for r in rows if not is_silent(r)} - lines == set()
    silent = Extract.objects.get(pk=extract).silent
    assert silent == sum(map(is_silent, rows)) > 0
    assert paper.silent_words(silent).startswith(str(silent))
    assert {table for table, _ in lines - {(r.table, r.id) for r in rows}} == {"log"}


def test_the_other_guardians_hiding_place_never_leaves(family):
    """Every canary, however it is written. Red when: leaving() skips eyes.hide, or hidden cells
    are not masked."""
    extract = asked_for(family, family.erik)
    rule_all(extract, family)
    text = made(extract, family)
    for planted in PLANTED.values():
        assert squeezed(planted.split(",")[0]) not in squeezed(text)
    assert "Det är bäst på torsdagar" in text
    assert HIDDEN in text


def test_the_control_leaks(family, monkeypatch):
    """Without the review's masks every canary is found: the texts are there to be found."""
    monkeypatch.setattr(presenting, "hides_others", lambda *_, **__: lambda text: text)
    monkeypatch.setattr(presenting.Eyes, "locked", lambda *_: False)
    extract = asked_for(family, family.erik)
    ExtractLine.objects.filter(extract=extract).update(hidden=[])
    rule_all(extract, family)
    text = squeezed(made(extract, family))
    found = {name for name, words in PLANTED.items() if squeezed(words.split(",")[0]) in text}
    assert found == set(PLANTED)


def test_the_safe_answer_comes_first(family):
    """Who reported is hidden until somebody decides otherwise. Red when: hidden_at_first is
    empty."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    report = ExtractLine.objects.get(extract=extract, table="intake_concernreport")
    assert "reporter_name" in report.hidden
    assert report.ruling == ""


def test_a_day_alone_harms_nobody(family):
    """Red when: hidden_at_first takes days of others too."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    [*kin] = ExtractLine.objects.filter(extract=extract, table="people_relation")
    assert kin
    assert all("kind" in line.hidden for line in kin)
    assert not any({"since", "set_at"} & set(line.hidden) for line in kin)


def test_nothing_is_made_until_all_is_decided(family):
    """Red when: _make() does not count what is left, or asks for no weighing."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    with pytest.raises(Refusal, match="kvar att pröva"):
        actions.make_extract(extract, DONE, by=family.maja, at=AT)
    rule_all(extract, family)
    for lacking in (replace(DONE, weighing="ja"), replace(DONE, staff_why="")):
        with pytest.raises(Refusal):
            actions.make_extract(extract, lacking, by=family.maja, at=AT)


def test_what_has_changed_is_decided_about_again(family):
    """Red when: the digest is not compared."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    rule_all(extract, family)
    line = ExtractLine.objects.filter(extract=extract, table="cases_note").first()
    ExtractLine.objects.filter(pk=line.pk).update(digest="0" * 64)
    with pytest.raises(Refusal, match="1 rader har ändrats"):
        actions.make_extract(extract, DONE, by=family.maja, at=AT)
    assert ExtractLine.objects.get(pk=line.pk).ruling == ""


def test_it_is_written_in_the_register_and_in_the_log(family):
    """Red when: record_extract is not called, or the event is not recorded."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    rule_all(extract, family)
    made(extract, family)
    row = Release.objects.get()
    assert (row.person_id, row.ground, row.outcome) == (family.noel, "OSL-12-1", "partly")
    said = json.loads(Payload.objects.get(verb="ExtractMade").body)["facts"]
    assert said["left_out"] == Extract.objects.get().left_out > 0
    assert Extract.objects.get().state == State.DONE


def test_the_paper_says_what_is_not_there(family, monkeypatch):
    """PDF/A by its own word; the grounds stand in it, and that the way to appeal is not known.
    Red when: render_archived is replaced, or NOT_KNOWN is left out."""
    extract = asked_for(family, family.noel, Recipient.SELF)
    rule_all(extract, family)
    seen, real = [], paper.readable_paper

    def read(title, intro, *rest, **more):
        seen.extend(intro)
        return real(title, intro, *rest, **more)

    monkeypatch.setattr(paper, "readable_paper", read)
    made(extract, family)
    said = " ".join(seen)
    assert "OSL 26:1" in said
    assert paper.NOT_KNOWN in said
    content, _ = clear_bytes(Extract.objects.get(pk=extract).paper_id)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        metadata = bytes(pdf.Root.Metadata.read_bytes()).decode()
    assert re.search(r"pdfaid:part>2<.*pdfaid:conformance>A<", metadata, re.DOTALL)


def test_names_of_colleagues_are_a_question_of_their_own(family):
    """Red when: leaving() does not ask about staff."""
    hidden = asked_for(family, family.noel, Recipient.SELF)
    rule_all(hidden, family)
    assert "Maja Norrman" not in made(hidden, family)
    shown = asked_for(family, family.erik)
    rule_all(shown, family)
    assert "Maja Norrman" in made(shown, family, replace(DONE, staff_names=True, staff_why=""))


def test_every_column_that_names_somebody_is_said():
    """Red when: a column that ends as the names of colleagues do is in neither list."""
    ends = re.compile(r"(^|_)(by|name)$")
    columns = {c.name for each in holdings() for c in each.model._meta.concrete_fields
               if c.get_internal_type() in ("CharField", "TextField")}  # fmt: skip
    alike = {name for name in columns if ends.search(name)} - {"name"}
    assert alike - NAMES_STAFF - NAMES_NO_STAFF == set()
    assert NAMES_STAFF - columns == set()


def test_the_person_asks_waits_and_gets_it(family, petra):
    """Only their own, only for themself. Red when: open_my_extract_file asks nobody, or a second
    request is made beside the first."""
    extract = actions.ask_for_mine(by=petra, at=AT)
    assert actions.ask_for_mine(by=petra, at=AT) == extract
    [mine] = actions.open_mine(by=petra, at=AT)
    assert (mine.state, mine.files) == (State.ASKED, ())
    actions.begin_review(extract, by=family.maja, at=AT)
    rule_all(extract, family)
    made(extract, family)
    [mine] = actions.open_mine(by=petra, at=AT)
    pdf = mine.files[0][0]
    assert actions.open_my_extract_file(extract, pdf, by=petra, at=AT).content[:5] == b"%PDF-"
    erik = Resident(family.erik, "Erik Lund")
    acting = Resident(family.erik, "Erik Lund", acts_for=family.petra, acts_as=ActsAs.GUARDIAN)
    with pytest.raises(NotThere):
        actions.open_my_extract_file(extract, pdf, by=erik, at=AT)
    with pytest.raises(Refusal):
        actions.open_mine(by=acting, at=AT)


def test_what_somebody_says_is_wrong_follows(family):
    """Their own words to whoever said so; to another only that it was said. Red when: leaving()
    forgets the marks, or does not ask whose they are."""
    extracts = {to: asked_for(family, to) for to in (family.erik, family.petra)}
    texts = {}
    for to, extract in extracts.items():
        own = ExtractLine.objects.filter(extract=extract, table="cases_dispute")
        rule_all(extract, family, left_out=list(own.values_list("pk", flat=True)))
        texts[to] = made(extract, family)
    assert "Jag har aldrig sagt nej" in texts[family.erik]
    assert "Jag har aldrig sagt nej" not in texts[family.petra]
    assert "En annan person har sagt det." in texts[family.petra]


def test_it_can_be_taken_back(family, petra):
    """Red when: a withdrawn extract can be made, or a second withdrawal is silent."""
    extract = actions.ask_for_mine(by=petra, at=AT)
    actions.withdraw_mine(by=petra, at=AT)
    with pytest.raises(Refusal):
        actions.begin_review(extract, by=family.maja, at=AT)
    with pytest.raises(Refusal):
        actions.withdraw_mine(by=petra, at=AT)
    assert actions.ask_for_mine(by=petra, at=AT) != extract


def test_only_a_guardian_is_given_a_childs_as_guardian(family):
    """Red when: guardians are not asked."""
    given = RequestIn(Recipient.GUARDIAN, family.ines, How.PHONE, AT.date())
    with pytest.raises(Refusal, match="vårdnadshavare"):
        actions.register_request(family.noel, given, by=family.maja, at=AT)
