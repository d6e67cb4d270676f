"""Every table says what it holds and how long it is kept."""

import pytest

from tests.architecture.source import models

KEPT = {
    "file": "with the personal file: five years after the last note (SoL 16:1-4)",
    "organisation": "as long as the organisation needs it",
    "log": "as long as the log",
    "short": "hours or days; erased by a job or by quick exit",
}


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_declares_privacy(model):
    """Red when: `class Privacy` is taken out of access.models.Unit (inherited does not count)."""
    privacy = vars(model).get("Privacy")
    assert privacy, "class Privacy: holds = …; retention = …"
    assert len(privacy.holds) > 5
    assert privacy.retention in KEPT
