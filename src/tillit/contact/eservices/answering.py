"""Whether a form is answered: what leads to another question, what is missing, what is none."""

from datetime import date

from .types import LONGEST_LINE, LONGEST_TEXT, Answers, Ask, FormText, Question


def is_asked(question: Question, answers: Answers) -> bool:
    """Whether an earlier answer leads to this question."""
    if question.only_if is None:
        return True
    key, wanted = question.only_if
    given = answers.get(key, "")
    return wanted in given if isinstance(given, list) else given == wanted


def asked(form: FormText, answers: Answers) -> list[Question]:
    """The questions that these answers lead to, in order. A question under one that is not asked
    is not asked either."""
    found: list[Question] = []
    left: dict[str, str | list[str]] = {}
    for question in form.questions:
        if is_asked(question, left):
            found.append(question)
            if question.key in answers:
                left[question.key] = answers[question.key]
    return found


def faults(form: FormText, answers: Answers) -> dict[str, str]:
    """What must be mended, by the key of the question."""
    found = {each.key: _fault(each, answers.get(each.key, "")) for each in asked(form, answers)}
    return {key: words for key, words in found.items() if words}


def kept(form: FormText, answers: Answers) -> dict[str, str | list[str]]:
    """The answers to what is asked, and nothing else: what stands in a question that the answers
    do not lead to is thrown away."""
    return {
        each.key: answers[each.key] for each in asked(form, answers) if answers.get(each.key)
    }  # fmt: skip


def in_words(form: FormText, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Questions and answers as they are read. What was left empty is said to be."""
    return tuple(
        (each.label, _words(each, answers.get(each.key, ""))) for each in asked(form, answers)
    )


def _fault(question: Question, given: str | list[str]) -> str:
    if not given or (isinstance(given, str) and not given.strip()):
        chosen = question.ask in (Ask.ONE, Ask.MANY, Ask.YES_NO)
        if not question.required:
            return ""
        return "välj ett svar" if chosen else "skriv några ord"
    values = {each.value for each in question.options}
    if question.ask is Ask.MANY:
        return "" if isinstance(given, list) and set(given) <= values else "välj bland svaren"
    if isinstance(given, list):
        return "välj ett svar"
    if question.ask in (Ask.ONE, Ask.YES_NO):
        return "" if given in values else "välj ett av svaren"
    if question.ask is Ask.DAY:
        return _day_fault(given)
    longest = LONGEST_TEXT if question.ask is Ask.TEXT else LONGEST_LINE
    return f"korta texten till högst {longest} tecken" if len(given) > longest else ""


def _day_fault(given: str) -> str:
    try:
        date.fromisoformat(given)
    except ValueError:
        return "skriv ett datum som finns, till exempel 2026-11-24"
    return ""


def _words(question: Question, given: str | list[str]) -> str:
    labels = {each.value: each.label for each in question.options}
    if isinstance(given, list):
        return ", ".join(labels.get(each, each) for each in given) or "Inget svar"
    return labels.get(given, given).strip() or "Inget svar"
