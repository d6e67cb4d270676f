"""The frozen text of a report: one canonical JSON, whose exact bytes are hashed."""

import hashlib
import json
from collections.abc import Iterable
from uuid import UUID

from tillit.trust.sealing.types import blind

from .types import Answer, Section

SCHEMA_VERSION = 1
CODE_DIGITS = 12
_PLACE = "intake_concernreport.code"


def frozen_text(sections: Iterable[Section], *, locale: str) -> str:
    """Questions and answers as they stood on the page: sorted keys, no spaces."""
    body = {
        "schema": SCHEMA_VERSION,
        "locale": locale,
        "sections": [
            {"heading": s.heading, "answers": [[a.question, a.answer] for a in s.answers]}
            for s in sections
        ],
    }
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(text: str) -> str:
    """SHA-256 over the exact bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def sections_of(text: str) -> tuple[Section, ...]:
    """The frozen text as sections again."""
    return tuple(
        Section(s["heading"], tuple(Answer(question, answer) for question, answer in s["answers"]))
        for s in json.loads(text)["sections"]
    )


def code_of(report_id: UUID) -> str:
    """The receipt code. Keyed and made from the random id, so that a repeated post gives the
    same code although it is stored nowhere."""
    number = int(blind(str(report_id), bound_to=_PLACE), 16) % 10**CODE_DIGITS
    return f"{number:0{CODE_DIGITS}d}"


def code_index(code: str) -> str:
    """The fingerprint that a report is found by. Spaces and hyphens do not matter."""
    digits = "".join(sign for sign in code if sign.isdigit())
    return blind(digits, bound_to=_PLACE)
