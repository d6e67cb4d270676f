"""Pages for what is not there, what was refused and what broke."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One and the same page for what does not exist and what is not yours."""
    return render(request, "http/not_there.html", status=404)


def refused(request: HttpRequest, sentence: str, status: int = 409) -> HttpResponse:
    """The sentence, and the way back. Nothing typed is thrown away by this page."""
    return render(request, "http/refused.html", {"sentence": sentence}, status=status)


def broken(request: HttpRequest) -> HttpResponse:
    """Something failed on our side. No detail: a detail may be somebody's name."""
    return render(request, "http/broken.html", status=500)
