"""One fact is typed once: which box asks for which fact, and what somebody has typed already.

A box is known by where its form goes and by its name (`asked_in`). Every empty box on the way is
looked up here. One that asks for a fact which somebody has typed is a fault; so is one that nobody
has written down here, so that a new step cannot ask again under another name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.support.hands import asked_in
from tests.support.paper import Form, empty

# The boxes that ask for one fact, on whichever page they stand.
FACTS: dict[str, tuple[str, ...]] = {
    "the child's name": ("report.childN-name", "match_new.given_name", "match_new.family_name"),
    "the child's age": ("report.childN-age",),
    "the day the child was born": ("report.childN-born_N", "match_new.born"),
    "the child in the register": ("search_match.q", "match_new.number"),
    "what the worry is": ("report.worry",),
    "who reports": ("report.name",),
    "where the reporter works": ("report.organisation",),
    "the reporter's work": ("report.role",),
    "how the reporter is reached": ("report.contact",),
    "what to think of when we are in touch": ("report.careful",),
    "what the child has said to the reporter": ("report.said",),
    "who knows of the report": ("report.known",),
}

# Boxes that ask for something new each time: what was said, seen or weighed at this very step.
NEW_EACH_TIME = frozenset(
    [
        "act_on_report/anmalarens-namn.reasons",
        "act_on_report/byt-enhet.text",
        "act_on_report/forlang.reasons",
        "act_on_report/forlang.until",
        "act_on_report/inled.reasons",
        "act_on_report/jouren.text",
        "act_on_report/kontakt.day",
        "act_on_report/kontakt.text",
        "act_on_report/kontakt.time",
        "act_on_report/mote.text",
        "act_on_report/skicka-vidare.municipality",
        "act_on_report/skicka-vidare.text",
        "act_on_report/skicka-vidare.weighing",
        "act_on_report/skydd.text",
        "act_on_report/svara-inte.text",
        "act_on_report/ta-tillbaka.text",
        "case_assessment.barnets-basta.forslag",
        "case_assessment.barnets-basta.vagning",
        "case_assessment.barnets-mening.hur",
        "case_assessment.barnets-mening.mening",
        "case_assessment.barnets-mening.vikt",
        "case_assessment.behov.behov",
        "case_assessment.information.fatt-veta",
        "case_assessment.information.forstatt",
        "case_assessment.risker.risker",
        "case_assessment.situation.vardag",
        "case_assessment.situation.vet-inte",
        "case_assessment.styrkor.styrkor",
        "case_close.text",
        "case_inform.because",
        "case_plan.answer",
        "case_plan.how",
        "case_plan.question",
        "decide_about/andra.period_to",
        "decide_about/aterta.reason",
        "decide_about/dolj.reason",
        "decide_about/overklagan.received_on",
        "decide_about/overklagan.text",
        "decide_about/ratta-svar.on",
        "decide_about/ratta-svar.reason",
        "decide_about/ratta-underlag.on",
        "decide_about/ratta-underlag.reason",
        "decide_about/svar.answer",
        "decide_about/tala.note",
        "decide_about/tala.spoke_on",
        "decide_about/undantag.reason",
        "decide_about/underlag.answer_by",
        "decide_about/underlag.material",
        "decide_something/forslag.best_interest",
        "decide_something/forslag.childs_view",
        "decide_something/forslag.circumstances",
        "decide_something/forslag.period_from",
        "decide_something/forslag.period_to",
        "decide_something/forslag.provisions",
        "decide_something/forslag.what",
        "order_service.aim",
        "order_service.contact",
        "order_service.extent",
        "publish_to.reason",
        "publish_to.weighing",
        "report.childN-where",
        "report.family",
        "service_verb/ja.text",
        "service_verb/mal.words",
        "service_verb/samtycke.text",
        "service_verb/slut.text",
        "service_verb/traff.text",
        "violence_mark.text",
        "write_note.childs_words",
        "write_note.heading",
        "write_note.shown_because",
        "write_note.text",
        "write_note.told_by",
    ]
)

FACT_OF = {box: fact for fact, boxes in FACTS.items() for box in boxes}


@dataclass
class Held:
    """What has been typed by anybody in the story, and what was wrong on the way."""

    facts: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def wrote(self, box: str, text: str) -> None:
        """Somebody has typed. The same words in two boxes is a fault; a day is no words."""
        before = self.texts.setdefault(text, box)
        if before != box and any(letter.isalpha() for letter in text):
            self.faults.append(f"the same words go into {before} and {box}")
        if box in FACT_OF:
            self.facts.add(FACT_OF[box])

    def look(self, path: str, forms: list[Form]) -> None:
        """Look at the empty boxes of a page that somebody has come to."""
        for form, box in empty(forms):
            where = asked_in(form.action or path, box.name)
            self.seen.add(where)
            fact = FACT_OF.get(where)
            if fact in self.facts:
                self.faults.append(f"{path} asks again for {fact}, in {where}")
            elif fact is None and where not in NEW_EACH_TIME:
                self.faults.append(f"nobody has said which fact {where} asks for (facts.py)")
