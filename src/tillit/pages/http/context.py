"""What every template may ask."""

from django.conf import settings
from django.http import HttpRequest


def municipality(request: HttpRequest) -> dict[str, object]:
    """The sender of all pages: the municipality, never the name of the program."""
    return {
        "municipality": settings.MUNICIPALITY,
        "duty_phone": settings.DUTY_PHONE,
        "arms": settings.ARMS,
        "quick_exit": settings.QUICK_EXIT,
        "demo": settings.DEMO,
        "actor": getattr(request, "actor", None),
        "at": getattr(request, "at", None),
    }
