"""What a letter says, in plain Swedish. The page's preview and the PDF show this and no more."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from tillit.casework.decisions.types import Body, Outcome, Part
from tillit.kernel.swedish import full_day
from tillit.law.appeal import Route, appeal_route
from tillit.law.citation import Status

from .checking import STAFF
from .masking import HIDDEN, masked, without_places

NOT_READ = "Hur just det här beslutet överklagas är inte kontrollerat av en jurist än."


@dataclass(frozen=True)
class Letter:
    """A letter as data: facts, sections of paragraphs, a notice, who signs."""

    title: str
    intro: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, tuple[str, ...]], ...]
    notice: tuple[str, tuple[str, ...]]
    signed: tuple[str, ...]
    hidden: tuple[str, ...] = field(default=())

    def without(
        self,
        secrets: Iterable[str],
        places: Iterable[tuple[str, bool]] = (),
        *,
        sender: str = "",
    ) -> "Letter":
        """The letter with every secret and place taken out; `hidden` then says in which parts."""
        all_, where = tuple(secrets), tuple(places)

        def kept(text: str) -> str:
            return without_places(masked(text, all_), where, sender=sender)

        clean = replace(
            self,
            facts=tuple(
                (name, masked(value, all_) if name in STAFF else kept(value))
                for name, value in self.facts
            ),
            sections=tuple((head, tuple(map(kept, body))) for head, body in self.sections),
        )
        touched = [head for head, body in clean.sections if HIDDEN in " ".join(body)]
        touched += [name for name, value in clean.facts if HIDDEN in value]
        return replace(clean, hidden=tuple(dict.fromkeys(touched)))

    def parts(self) -> dict[str, str]:
        """All that the letter says, by the name of each part, for the check at sending."""
        parts = {"rubriken": self.title, "inledningen": " ".join(self.intro)}
        parts |= dict(self.facts)
        for head, body in self.sections:
            parts[head] = " ".join((head, *body))
        parts[self.notice[0]] = " ".join((self.notice[0], *self.notice[1]))
        return parts | {"underskriften": " ".join(self.signed)}

    def data(self) -> dict[str, object]:
        """The letter as values for typst."""
        return {
            "intro": list(self.intro),
            "facts": [list(pair) for pair in self.facts],
            "sections": [[head, list(body)] for head, body in self.sections],
            "notice": [self.notice[0], list(self.notice[1])],
            "signed": list(self.signed),
        }


@dataclass(frozen=True)
class Said:
    """A decision as its letter needs it. `child` is the name; `own` when the receiver is the
    child; `limits` are the parts kept from the receiver, with the rule."""

    child: str
    own: bool
    number: str
    type_code: str
    type_name: str
    law: str
    outcome: Outcome
    what: str
    period_from: date | None
    period_to: date | None
    provisions: str
    circumstances: str
    best_interest: str
    childs_view: str
    decided_on: date
    decided_by: str
    decided_as: str
    delegation_number: str
    dissent: str
    limits: dict[Part, str]
    sender: str
    unit: str
    disputed: tuple[str, ...] = ()  # what the receiver has said is wrong, with our answers
    money: bool = False  # financial assistance: the receivers are the household, not a child's


def period_sv(outcome: Outcome, first: date | None, last: date | None) -> str:
    """Från 1 december 2026 och tills vidare."""
    if not outcome.has_period or (first is None and last is None):
        return ""
    start = f"Från {full_day(first)}" if first else ""
    end = f"till och med {full_day(last)}" if last else "och tills vidare"
    return " ".join(part for part in (start, end) if part).capitalize()


def decision_letter(said: Said) -> Letter:
    """The letter with a decision to one party (FL 31-33)."""
    return Letter(
        title=_title(said),
        intro=("Det här brevet berättar vad vi har beslutat, och varför.",),
        facts=_facts(said),
        sections=tuple(_sections(said)),
        notice=_appeal(said),
        signed=(said.decided_by, _by_right_of(said).capitalize(), said.unit),
    )


def hearing_letter(
    *,
    child: str,
    own: bool,
    material: str,
    answer_by: date,
    more_time: bool,
    reference: str,
    sender: str,
    unit: str,
    money: bool = False,
) -> Letter:
    """Read and answer: what the decision will build on, and the right to speak (FL 25,
    SoL 14:8)."""
    whom = "dig" if own else child
    soon = (
        f"Vi vill att utredningen om {whom} får ta längre tid. Det är ett eget beslut."
        if more_time
        else f"Vi ska snart fatta beslut i ärendet om {whom}."
    )
    if money:
        soon = "Vi ska snart fatta beslut om er ansökan om ekonomiskt bistånd."
    ways = (
        f"Svara till {unit or sender}. Du kan ringa, skriva eller be om ett möte.",
        "Säg till om något är fel eller saknas. Du behöver inte svara om du inte vill.",
    )
    speak = (
        "Du har rätt att tala inför nämnden innan den beslutar.",
        "Säg till oss om du vill det. Då bokar vi en tid med dig.",
    )
    return Letter(
        title="Läs och svara innan vi beslutar",
        intro=(f"{soon} Först vill vi höra dig.",),
        facts=(("Svara senast", full_day(answer_by)), ("Ärende", reference)),
        sections=(
            ("Det här bygger vi beslutet på", _paragraphs(material)),
            ("Så här svarar du", ways),
            ("Du får tala inför nämnden", speak),
        ),
        notice=(
            f"Svara senast {full_day(answer_by)}",
            ("Hör vi inget av dig kan vi besluta ändå. Behöver du mer tid, hör av dig till oss.",),
        ),
        signed=(unit or sender,),
    )


def _title(said: Said) -> str:
    if said.money:
        return {
            Outcome.GRANTED: "Ja till ekonomiskt bistånd",
            Outcome.PARTLY: "Ja till en del av det ekonomiska biståndet",
            Outcome.REFUSED: "Nej till ekonomiskt bistånd",
            Outcome.RECLAIMED: "Det här ska du betala tillbaka",
        }.get(said.outcome, "Beslut om ekonomiskt bistånd")
    whom = "dig" if said.own else said.child
    has_it = "du har det" if said.own else f"{said.child} har det"
    return {
        Outcome.GRANTED: f"Ja till stöd för {whom}",
        Outcome.PARTLY: f"Ja till en del av stödet för {whom}",
        Outcome.REFUSED: f"Nej till stöd för {whom}",
        Outcome.NO_SERVICE: f"Utredningen om {whom} avslutas utan insats",
        Outcome.EXTENSION: f"Utredningen om {whom} tar längre tid",
        Outcome.FOLLOW_UP: f"Vi följer upp hur {has_it}",
        Outcome.RECLAIMED: "Det här ska du betala tillbaka",
        Outcome.DISMISSED: "Ditt överklagande kom för sent",
    }[said.outcome]


def _facts(said: Said) -> tuple[tuple[str, str], ...]:
    what = "" if Part.WHAT in said.limits else said.what
    rows = (
        ("Beslut", said.outcome.words),
        ("Det gäller", what),
        ("Tid", period_sv(said.outcome, said.period_from, said.period_to)),
        ("Lagregel", f"{said.type_name} ({said.law})"),
        ("Beslutsdag", full_day(said.decided_on)),
        ("Beslutat av", ", ".join(filter(None, (said.decided_by, _by_right_of(said))))),
        ("Beslutets nummer", said.number),
    )
    return tuple((name, value) for name, value in rows if value)


def _sections(said: Said) -> list[tuple[str, tuple[str, ...]]]:
    view = "Vad du tycker" if said.own else f"Vad {said.child} tycker"
    best = "Vad som är bäst för dig" if said.own else f"Vad som är bäst för {said.child}"
    if said.money:
        view, best = "Vad barnen tycker", "Vad som är bäst för barnen"
    shown = [
        ("Varför vi har beslutat så", said.circumstances, Part.CIRCUMSTANCES),
        (best, said.best_interest, Part.BEST_INTEREST),
        (view, said.childs_view, Part.CHILDS_VIEW),
        ("Reglerna vi har använt", said.provisions, None),
        ("Skiljaktig mening", said.dissent, None),
    ]
    found = [
        (head, _paragraphs(text))
        for head, text, part in shown
        if text.strip() and part not in said.limits
    ]
    if said.limits:
        kept = tuple(
            f"{part.words}. Regeln finns i {law}." for part, law in sorted(said.limits.items())
        )
        found.append(("Det här får vi inte visa dig", kept))
    if said.disputed:
        found.append(("Det här har du sagt är fel", said.disputed))
    return found


def _by_right_of(said: Said) -> str:
    if said.decided_as in {body.value for body in Body}:
        return Body(said.decided_as).words if said.decided_as == Body.CHAIR else ""
    number = said.delegation_number
    return f"delegationsordningen punkt {number}" if number else ""


def _appeal(said: Said) -> tuple[str, tuple[str, ...]]:
    """How to appeal: form, where and when (FL 33). Kept in every letter, also a favourable one."""
    found = appeal_route(said.type_code, said.decided_on)
    route = found.value.route
    # What we decide about our own decision (FL 37, 45) is appealed as that one. Unverified.
    if route in {Route.COURT, Route.RULE}:
        here = ("Du kan också skriva det på Mina sidor, på sidan om månaden.",)
        return "Om du inte håller med", (
            "Du kan överklaga beslutet. Skriv ett brev till oss och skriv under det.",
            *(here if said.money and route is Route.COURT else ()),
            f"Skriv att det gäller beslut {said.number}. "
            "Skriv hur du vill att beslutet ändras, och varför.",
            "Brevet ska ha kommit till oss inom tre veckor från den dag du fick beslutet.",
            f"Skicka eller lämna det till {said.sender}{_at(said.unit)}.",
            "Vi ser först om vi själva ska ändra beslutet. "
            "Sedan lämnar vi ditt brev till förvaltningsrätten.",
            "Behöver du hjälp att skriva? Hör av dig till oss.",
        )
    if route is Route.LEGALITY:
        return "Om du inte håller med", (
            "Beslutet kan inte överklagas på vanligt sätt. "
            "Den som bor i kommunen kan begära laglighetsprövning (KL 13:5).",
            "Begäran ska ha kommit in inom tre veckor från den dag "
            "beslutet kom upp på kommunens anslagstavla.",
            *(() if found.status is Status.CONFIRMED else (NOT_READ,)),
            "Prata med oss om du tycker att något har blivit fel.",
        )
    return "Om du inte håller med", (
        "Det här beslutet går inte att överklaga.",
        "Prata med oss om du tycker att något har blivit fel.",
    )


def _at(unit: str) -> str:
    return f", {unit}" if unit else ""


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in text.split("\n\n") if each.strip())
