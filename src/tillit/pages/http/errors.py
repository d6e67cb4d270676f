"""Pages for what is not there, what was refused and what broke."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One and the same page for what does not exist and what is not yours."""
    return render(request, "http/not_there.html", status=404)


def refused(request: HttpRequest, sentence: str, status: int = 409) -> HttpResponse:
    """The sentence, and the way back. Nothing typed is thrown away by this page."""
    return render(request, "http/refused.html", {"sentence": sentence}, status=status)


def over_budget(request: HttpRequest, sentence: str) -> HttpResponse:
    """The day's stop: the sentence, and the ways on."""
    context = {"sentence": sentence, "emergency": reverse("desk:break_glass")}
    return render(request, "http/over_budget.html", context, status=403)


def not_signed_in(request: HttpRequest, sentence: str) -> HttpResponse:
    """A sign-in that came to nothing: one sentence, and the door again."""
    desk = request.path.startswith(reverse("desk:sign_in"))
    again = reverse("desk:sign_in" if desk else "portal:sign_in")
    context = {"sentence": sentence, "again": again}
    return render(request, "http/not_signed_in.html", context, status=403)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was not made for this browser, or for the one who is signed in now (CSRF)."""
    return render(request, "http/form_too_old.html", status=403)


def not_logged(request: HttpRequest) -> HttpResponse:
    """The log could not be written. No leaf, no page: nothing is shown."""
    return render(request, "http/not_logged.html", status=503)


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed on our side. No detail: a detail may be somebody's name."""
    return render(request, "http/broken.html", status=500)
