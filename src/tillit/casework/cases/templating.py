"""Templates of assessments are data. What a template must be, before it is published."""

import json
import re
from pathlib import Path
from typing import Any

from tillit.kernel.refusal import Refusal

from .models import AssessmentTemplate
from .types import TemplatePart, TemplateQuestion, TemplateView

OWN = Path(__file__).parent / "forms" / "child_needs.json"
KEY = re.compile(r"[a-z0-9-]{1,40}")
KINDS = frozenset({"text", "choice", "scale"})
# SoL 3:1-3: the best interests weighed, information given and understood, the view heard.
MUST_COVER = {
    "best_interests": "hur barnets bästa har vägts (SoL 3:1)",
    "information": "vad barnet har fått veta och förstått (SoL 3:2)",
    "view": "barnets egen mening (SoL 3:3)",
}
MOST_PARTS, MOST_QUESTIONS, LONGEST_LABEL, LONGEST_FILE = 20, 60, 200, 200_000


def read_template(text: str) -> dict[str, Any]:  # Any: JSON, checked below
    """The template in a file. Raises Refusal with the first thing that must be mended."""
    if len(text) > LONGEST_FILE:
        raise Refusal("Filen är för stor. Välj en mindre.")
    try:
        body = json.loads(text)
    except json.JSONDecodeError as fault:
        raise Refusal(
            f"Filen är inte JSON: rad {fault.lineno}, tecken {fault.colno}. "
            "Rätta den och välj den igen."
        )
    check_template(body)
    return dict(body)


def check_template(body: Any) -> None:  # Any: whatever the file held
    """Raise Refusal unless the template can be drawn, answered and read in ten years."""
    _need(isinstance(body, dict), "Filen ska innehålla en mall med code, title och parts.")
    _need(bool(KEY.fullmatch(str(body.get("code", "")))), "code: små bokstäver, siffror, streck.")
    _words(body.get("title"), "title")
    parts = body.get("parts")
    _need(isinstance(parts, list) and 0 < len(parts) <= MOST_PARTS, "parts: 1 till 20 delar.")
    for part in parts:
        _check_part(part)
    _unique([part["key"] for part in parts], "delar")
    questions = [(part["key"], q["key"]) for part in parts for q in part["questions"]]
    _need(len(questions) <= MOST_QUESTIONS, "Mallen har för många frågor, högst 60.")
    _unique([f"{part}.{key}" for part, key in questions], "frågor")
    covered = {name for part in parts for name in part.get("covers", [])}
    for name, words in MUST_COVER.items():
        _need(name in covered, f"Mallen saknar en del om {words}: sätt covers till {name}.")


def view_of(row: AssessmentTemplate) -> TemplateView:
    """A stored template as pages see it."""
    return TemplateView(
        id=row.pk,
        code=row.code,
        version=row.version,
        title=row.title,
        parts=tuple(_part(part) for part in row.body["parts"]),
        published_at=row.published_at,
        ended_at=row.ended_at,
    )


def check_answers(template: TemplateView, answers: dict[str, str]) -> None:
    """Raise Refusal unless every required question has an answer, and choices are known."""
    for part in template.parts:
        for question in part.questions:
            answer = answers.get(f"{part.key}.{question.key}", "").strip()
            if question.required and not answer:
                raise Refusal(f"{part.title}, {question.label}: svara innan du skriver under.")
            if answer and question.choices and answer not in dict(question.choices):
                raise Refusal(f"{part.title}, {question.label}: välj ett av svaren.")


def _part(part: dict[str, Any]) -> TemplatePart:
    return TemplatePart(
        key=part["key"],
        title=part["title"],
        hint=part.get("hint", ""),
        law=part.get("law", ""),
        covers=tuple(part.get("covers", ())),
        questions=tuple(_question(question) for question in part["questions"]),
    )


def _question(question: dict[str, Any]) -> TemplateQuestion:
    return TemplateQuestion(
        key=question["key"],
        label=question["label"],
        hint=question.get("hint", ""),
        kind=question["kind"],
        choices=tuple((key, words) for key, words in question.get("choices", ())),
        required=bool(question.get("required")),
    )


def _check_part(part: Any) -> None:
    _need(isinstance(part, dict), "Varje del ska ha key, title och questions.")
    _need(bool(KEY.fullmatch(str(part.get("key", "")))), "En del saknar en giltig key.")
    _words(part.get("title"), f"title i {part['key']}")
    found = part.get("questions")
    _need(isinstance(found, list) and bool(found), f"{part['key']}: delen saknar frågor.")
    for question in part["questions"]:
        _check_question(question, part["key"])


def _check_question(question: Any, where: str) -> None:
    _need(isinstance(question, dict), f"{where}: en fråga har fel form.")
    _need(bool(KEY.fullmatch(str(question.get("key", "")))), f"{where}: en fråga saknar key.")
    _words(question.get("label"), f"label i {where}")
    kind = question.get("kind")
    _need(kind in KINDS, f"{where}, {question['key']}: kind ska vara text, choice eller scale.")
    choices = question.get("choices", [])
    pairs = isinstance(choices, list) and all(_is_pair(each) for each in choices)
    _need(pairs, f"{where}, {question['key']}: choices ska vara par av nyckel och ord.")
    _need((kind == "text") != (len(choices) >= 2), f"{where}, {question['key']}: fel antal svar.")


def _is_pair(choice: Any) -> bool:
    return isinstance(choice, list) and len(choice) == 2 and all(isinstance(c, str) for c in choice)


def _words(text: Any, name: str) -> None:
    fits = isinstance(text, str) and 0 < len(text.strip()) <= LONGEST_LABEL
    _need(fits, f"{name}: skriv några ord, högst {LONGEST_LABEL} tecken.")


def _unique(keys: list[str], what: str) -> None:
    _need(len(keys) == len(set(keys)), f"Två {what} har samma key.")


def _need(holds: bool, sentence: str) -> None:
    if not holds:
        raise Refusal(sentence)
