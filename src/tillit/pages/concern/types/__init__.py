"""What both ways in ask, and what is made of the answers."""

from .asked import KIND_ONLY, ONLY_AT_THE_DESK, ONLY_ON_THE_WEB, Asked, is_asked
from .at_desk import AT_DESK, words_for
from .children import MOST, Children, with_one_more, without
from .form import ConcernForm
from .questions import FamilyForm, HappenedForm, MeForm, WhoForm, YouForm
from .told import children_of, myself, reporter_of, section_of, tells_safety
from .words import WORDS, Words

__all__ = [
    "AT_DESK", "KIND_ONLY", "MOST", "ONLY_AT_THE_DESK", "ONLY_ON_THE_WEB", "WORDS",
    "Asked", "Children", "ConcernForm", "FamilyForm", "HappenedForm", "MeForm", "WhoForm", "Words",
    "YouForm", "children_of", "is_asked", "myself", "reporter_of", "section_of", "tells_safety",
    "with_one_more", "without", "words_for",
]  # fmt: skip
