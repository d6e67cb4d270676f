"""What each step is called and asks, and an application in words. Plain Swedish."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tillit.areas.assistance.types import ApplicationKind, ApplicationStage, ChildLine, Who
from tillit.law.assistance.kinds import ASSETS, COSTS, INCOMES
from tillit.ui.values import Answer

from . import steps
from .money import as_written

TITLES = {
    steps.CHANGED: "Har något ändrats?",
    steps.HOME: "Vilka bor hemma?",
    steps.COSTS: "Hyra och andra kostnader",
    steps.INCOMES: "Inkomster",
    steps.ASSETS: "Det du äger",
    steps.OTHER: "Något mer?",
    steps.PAPERS: "Papper och bilder",
    steps.SUMMARY: "Läs och skriv under",
}
LEADS = {
    steps.CHANGED: "Vi minns det du skrev sist. Du behöver bara berätta vad som är nytt.",
    steps.HOME: "Det du skriver avgör hur mycket pengar ni behöver för mat, kläder och annat.",
    steps.COSTS: "Skriv vad du betalar i månaden. Hoppa över det du inte betalar.",
    steps.INCOMES: "Pengar du har fått den senaste tiden, efter skatt. Har du inte fått några går "
    "du vidare. Det som myndigheterna vet hämtar vi själva, men skriv det om du vet.",
    steps.ASSETS: "Pengar på banken, bil eller bostad. Äger du inget sådant går du vidare.",
    steps.OTHER: "Du behöver inte skriva något här.",
    steps.PAPERS: "Ta en bild med telefonen eller välj en fil. Du kan skicka ansökan utan papper. "
    "Saknar vi något säger vi till.",
    steps.SUMMARY: "Stämmer allt? Ändra det som är fel. Den skickas när du har skrivit under.",
}
URGENT = {"no_food": "vi har inte mat", "eviction": "vi riskerar att bli vräkta",
          "electricity": "elen är avstängd eller stängs av snart"}  # fmt: skip
WAITS = {
    ApplicationStage.DRAFT: "Inte skickad än",
    ApplicationStage.CO_SIGNS: "Väntar på den andras underskrift",
    ApplicationStage.SUBMITTED: "Skickad",
    ApplicationStage.WITHDRAWN: "Återtagen",
}


@dataclass(frozen=True)
class Names:
    """What people in an application are called on a page."""

    applicant: str
    co_applicant: str
    children: dict[str, str]

    def of(self, who: str) -> str:
        """Whose a row is."""
        if who == Who.APPLICANT:
            return self.applicant
        return self.co_applicant if who == Who.CO_APPLICANT else self.children.get(who, "")


def names_of(answers: dict[str, Any], own: bool, children: Iterable[ChildLine] = ()) -> Names:
    """The children by name where the reader may know it, else by number."""
    known = {str(each.person): each.name for each in children if each.name}
    ids = [row["person"] for row in answers.get("children", [])]
    called = {id_: known.get(id_, f"barn {number}") for number, id_ in enumerate(ids, 1)}
    you, other = "du", "den andra"
    return Names(you if own else other, other if own else you, known | called)


def lines(
    answers: dict[str, Any],
    names: Names,
    kind: ApplicationKind,
    *,
    href: Any = None,  # Any: a function from a step to its address
    papers: Iterable[str] = (),
) -> list[Answer]:
    """An application as questions and answers, in the order of the steps."""
    at = href or (lambda step: "")
    found = []
    if kind is not ApplicationKind.SUPPLEMENTARY:
        home = [_child(row, names) for row in answers.get("children", [])]
        size = answers.get("home_size")
        home += [f"{size} personer i bostaden"] if size else []
        if home or (href and steps.HOME in steps.way(kind, answers)):
            found.append(Answer("Vilka bor hemma?", "; ".join(home), at(steps.HOME)))
    costs = "; ".join(_sum(row, names, COSTS) for row in answers.get("costs", []))
    found.append(Answer("Kostnader", costs or "Inga", at(steps.COSTS)))
    if kind is not ApplicationKind.SUPPLEMENTARY:
        incomes = "; ".join(_sum(row, names, INCOMES) for row in answers.get("incomes", []))
        found.append(Answer("Inkomster", incomes or "Inga", at(steps.INCOMES)))
        assets = "; ".join(_sum(row, names, ASSETS) for row in answers.get("assets", []))
        found.append(
            Answer("Det du äger" if href else "Det som ägs", assets or "Inget", at(steps.ASSETS))
        )
    other = [f"Akut: {URGENT[each]}" for each in answers.get("urgent", []) if each in URGENT]
    if answers.get("pending"):
        other.append("Väntar på: " + ", ".join(answers["pending"]))
    other += [answers["told"]] if answers.get("told") else []
    found.append(Answer("Något mer", "\n".join(other) or "Nej", at(steps.OTHER)))
    found.append(Answer("Papper", ", ".join(papers) or "Inga", at(steps.PAPERS)))
    return found


def _child(row: dict[str, Any], names: Names) -> str:
    name = names.of(row["person"])
    name = name[:1].upper() + name[1:]
    where = f"{row['days']} dagar i månaden" if row.get("days") else "hela månaden"
    lunch = row.get("lunch_days")
    return f"{name}: {where}" + (f", lunch i skolan {lunch} dagar i veckan" if lunch else "")


def _sum(row: dict[str, Any], names: Names, kinds: Any) -> str:  # Any: codes with words
    kind = kinds.get(row["kind"], row["kind"])
    word = getattr(kind, "name_sv", kind)
    amount = f"{as_written(row['kronor'])} kr" if row.get("kronor") else "vet inte hur mycket"
    who = names.of(row.get("who", ""))
    more = [each for each in (who, row.get("paid", ""), row.get("told", "")) if each]
    return f"{word[:1].upper()}{word[1:]} {amount}" + (f" ({', '.join(more)})" if more else "")


def frozen(text: str) -> tuple[dict[str, Any], list[UUID]]:
    """What was signed: the answers, and the papers that came with them."""
    found = json.loads(text)
    return found["answers"], [UUID(each) for each in found.get("papers", [])]
