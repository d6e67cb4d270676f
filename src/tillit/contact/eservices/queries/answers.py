"""Answers to a form, for the pages that draw it."""

from tillit.contact.eservices import answering
from tillit.contact.eservices.types import Answers, FormText
from tillit.kernel.actor import Actor


def faults_in(actor: Actor, form: FormText, answers: Answers) -> dict[str, str]:
    """What must be mended, by the key of the question. The same is asked again at sending."""
    return answering.faults(form, answers)


def as_read(actor: Actor, form: FormText, answers: Answers) -> tuple[tuple[str, str], ...]:
    """Questions and answers as they will be read by who receives them."""
    return answering.in_words(form, answers)
