"""What each municipality decides for itself about how a month is counted.

Not rows that the municipality edits yet (docs/explanation/under-way.md). The window is that of one
municipality's public rules: the month before counts, and the one before that is compared with. It
is unverified for any other. Without a window every payment that was fetched would count.
"""

from typing import Any

from django.conf import settings

WINDOW = {"first_day": 1, "months_back": 1}
MONTHS_BACK = 2  # how far back the registers are asked: the month that counts, and the compared one


def parameters() -> dict[str, Any]:  # Any: the plain form that the law reads
    """The choices, as a plain form. A provisional norm is used in the demo alone."""
    return {"window": dict(WINDOW), "preliminary": settings.DEMO}
