"""Who must consent to a service, who has, and what is missing. The rule is law.consent.

`weigh` is plain Python; `state_of` loads what it needs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tillit.kernel.actor import Actor
from tillit.kernel.swedish import day_of
from tillit.law.calendar import age_on
from tillit.law.consent import ChildsPart, ConsentRule, consent_needed
from tillit.registers.people.queries import followed_merges, for_letters, guardians_of, lines_of

from .models import Consent, Service
from .types import ConsentAnswer, ConsentLine, ConsentRole, ConsentState

NO_GUARDIAN = "Det finns ingen vårdnadshavare i registret. Lägg in hen på personens sida."
NOBODY_LEFT = "Ingen vårdnadshavare har sagt ja."
NOT_SUITABLE = "Ska insatsen ges ändå: skriv varför det är lämpligt."


@dataclass(frozen=True)
class Weighed:
    """Whether the service may be given, and every sentence that says what is missing."""

    enough: bool
    missing: tuple[str, ...]


def weigh(
    rule: ConsentRule,
    guardians: Sequence[tuple[str, ConsentAnswer | None]],
    own: ConsentAnswer | None,
    *,
    suitable: bool,
) -> Weighed:
    """The law and the answers together. `guardians` carry the name that pages show.

    As a rule two guardians both consent. Where the rule lets one be enough, a guardian who cannot
    answer is left out with a written reason; the other must have said yes.
    """
    if not rule.allowed:
        return Weighed(False, (rule.lines[0].text_sv,))
    if rule.childs_part is ChildsPart.DECIDES:
        given = own is ConsentAnswer.GIVEN
        return Weighed(given, () if given else ("Personen själv har inte sagt ja.",))
    missing = [
        f"{name}: vårdnadshavaren har inte sagt ja."
        for name, answer in guardians
        if answer is not ConsentAnswer.GIVEN
        and not (rule.one_may_do and answer is ConsentAnswer.EXCEPTED)
    ]
    answers = [answer for _, answer in guardians]
    if not missing and guardians and ConsentAnswer.GIVEN not in answers:
        missing = [NOBODY_LEFT]
    if not guardians:
        missing = [NO_GUARDIAN]
    if not missing:
        return Weighed(True, ())
    if not rule.without_guardian:
        return Weighed(False, tuple(missing))
    alone = rule.childs_part is ChildsPart.SUITABLE or own is ConsentAnswer.GIVEN
    if suitable and alone:
        return Weighed(True, ())
    if not alone:
        missing.append("Barnet har inte sagt ja.")
    if not suitable:
        missing.append(NOT_SUITABLE)
    return Weighed(False, tuple(missing))


def state_of(
    actor: Actor, service: Service, *, at: datetime, names: Mapping[UUID, str] | None = None
) -> ConsentState:
    """Who is asked, what they answered, and what is missing on this day. The caller has let the
    actor in. Somebody whose age is not known is treated as the youngest."""
    person = followed_merges(actor, service.person_id)
    born = for_letters(actor, [person], at=at)[person].born
    day = day_of(at)
    age = 0 if born is None else age_on(born, day)
    rule = consent_needed(age, service.assessed, service.out_of_home, day)
    guardians = guardians_of(actor, person, at=at)
    answers = _answers(service)
    asked = _asked(person, rule, guardians)
    called = names or {id_: line.name for id_, line in lines_of(actor, asked).items()}
    lines = tuple(
        ConsentLine(id_, called.get(id_, ""), role, *_answer(answers.get(id_)))
        for id_, role in asked.items()
    )
    theirs = [(line.name, line.answer) for line in lines if line.role is ConsentRole.GUARDIAN]
    own = next((line.answer for line in lines if line.role is not ConsentRole.GUARDIAN), None)
    found = weigh(rule, theirs, own, suitable=bool(service.suitable_because))
    return ConsentState(
        rule=rule,
        people=lines,
        enough=found.enough,
        missing=found.missing,
        suitable_because=service.suitable_because,
    )


def _asked(person: UUID, rule: ConsentRule, guardians: Iterable[UUID]) -> dict[UUID, ConsentRole]:
    if rule.childs_part is ChildsPart.DECIDES:
        return {person: ConsentRole.SELF}
    asked = dict.fromkeys(guardians, ConsentRole.GUARDIAN)
    return {**asked, person: ConsentRole.CHILD}


def _answers(service: Service) -> dict[UUID, Consent]:
    return {row.person_id: row for row in Consent.objects.filter(service=service).order_by("order")}


def _answer(row: Consent | None) -> tuple[ConsentAnswer | None, datetime | None, str]:
    return (ConsentAnswer(row.answer), row.at, row.text) if row else (None, None, "")
