"""How a form is written: a TOML file that somebody who is no programmer can read. What is wrong
with it is said in sentences, all at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from tillit.kernel.refusal import Refusal
from tillit.law.deadlines import timelines

from .types import LARGEST, Ask, FormText, Option, Question, Section, Who

CODE = re.compile(r"[a-z][a-z0-9-]{2,39}")
CHOICES = (Ask.ONE, Ask.MANY)
YES_NO = (Option("ja", "Ja"), Option("nej", "Nej"))
Raw = Mapping[str, Any]  # Any: what TOML gives


def read(text: str) -> FormText:
    """The form. Raises Refusal with every sentence that applies."""
    if len(text) > LARGEST:
        raise Refusal("Filen är för stor. Ett formulär är högst 100 000 tecken.")
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise Refusal(f"Filen går inte att läsa. Rätta det här: {wrong}")
    if faults := list(_faults(raw)):
        raise Refusal(" ".join(faults))
    return FormText(
        code=raw["code"], title=raw["title"], lead=raw["lead"], who=Who(raw["who"]),
        keeps_file=raw["keeps_file"], law=raw.get("law", ""), clock=raw.get("clock", ""),
        privacy=raw["privacy"], thanks=raw["thanks"],
        sections=tuple(
            Section(each["title"], tuple(map(_question, each["question"])))
            for each in raw["section"]
        ),
    )  # fmt: skip


def _question(raw: Raw) -> Question:
    ask = Ask(raw["ask"])
    options = tuple(Option(each["value"], each["label"]) for each in raw.get("option", ()))
    only = raw.get("only_if")
    return Question(
        raw["key"], ask, raw["label"], raw.get("help", ""), raw.get("required", False),
        YES_NO if ask is Ask.YES_NO else options, (only["key"], only["is"]) if only else None,
    )  # fmt: skip


def _faults(raw: Raw) -> Iterator[str]:
    for key in ("code", "title", "lead", "privacy", "thanks"):
        if not isinstance(raw.get(key), str) or not raw[key].strip():
            yield f"Skriv {key}: en text."
    if isinstance(raw.get("code"), str) and not CODE.fullmatch(raw["code"]):
        yield "Koden har bara små bokstäver a–z, siffror och bindestreck."
    if raw.get("who") not in list(Who):
        yield 'Skriv who: "signed_in" eller "anybody".'
    if not isinstance(raw.get("keeps_file"), bool):
        yield "Skriv keeps_file: true eller false."
    elif raw["keeps_file"] and raw.get("who") != Who.SIGNED_IN:
        yield "Det som sparas hos en person kräver att man loggar in. Ändra who eller keeps_file."
    if raw.get("clock") and raw["clock"] not in timelines():
        yield f"Tidsgränsen {raw['clock']} finns inte i regelboken. Ta bort clock, eller ändra."
    sections = raw.get("section")
    if not isinstance(sections, list) or not sections:
        yield "Skriv minst en [[section]]."
        return
    earlier: dict[str, Raw] = {}
    for section in sections:
        if not isinstance(section, dict) or not isinstance(section.get("title"), str):
            yield "Varje [[section]] har en title."
            continue
        for question in section.get("question", ()):
            yield from _question_faults(question, earlier)
        if not section.get("question"):
            yield f"”{section['title']}” har ingen fråga. Skriv en, eller ta bort delen."


def _question_faults(raw: Raw, earlier: dict[str, Raw]) -> Iterator[str]:
    key, ask = raw.get("key"), raw.get("ask")
    if not isinstance(key, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,29}", key):
        yield f"”{key}” är ingen nyckel. Använd små bokstäver, siffror och understreck."
        return
    if key in earlier:
        yield f"Två frågor heter {key}. Ge dem var sin nyckel."
    if ask not in list(Ask):
        yield f"{key}: ask är något av {', '.join(Ask)}."
    if not isinstance(raw.get("label"), str) or not raw["label"].strip():
        yield f"{key}: skriv frågan i label."
    options = raw.get("option", [])
    values = [each.get("value") for each in options if isinstance(each, dict)]
    if ask in CHOICES and (len(values) < 2 or len(set(values)) < len(options)):
        yield f"{key}: skriv minst två [[option]], med var sitt value."
    if not all(isinstance(x.get("label"), str) and isinstance(x.get("value"), str)
               for x in options if isinstance(x, dict)):  # fmt: skip
        yield f"{key}: varje [[option]] har value och label."
    if only := raw.get("only_if"):
        yield from _only_faults(key, only, earlier)
    earlier[key] = raw


def _only_faults(key: str, only: Any, earlier: Mapping[str, Raw]) -> Iterator[str]:  # Any: TOML
    if not isinstance(only, dict) or only.get("key") not in earlier:
        yield f"{key}: only_if pekar på en fråga som inte finns före. Ändra den."
        return
    before = earlier[only["key"]]
    answers = {"ja", "nej"} if before.get("ask") == Ask.YES_NO else {
        each.get("value") for each in before.get("option", ())
    }  # fmt: skip
    if only.get("is") not in answers:
        yield f"{key}: only_if väntar på ett svar som inte går att ge. Ändra det."
