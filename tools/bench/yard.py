"""Yardsticks: bare Django pages over the same tables, served beside the program's own.

What somebody writes on the first day with Django: a table with the rows of one list, and a form
that saves one row. No policy, no log, no frame, no law. Same server, settings and middleware.
"""

from django import forms
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path

from tillit.casework.cases.models import Case, Note
from tillit.casework.intake.models import ReportedChild
from tillit.pages.http.guard import public_page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.models import Assignment
from tools.bench.fill import AT

ROWS = engines["django"].from_string("""<!doctype html><html lang="sv"><title>Bare</title>
<table><tr><th>Number<th>Name<th>Stage<th>Since<th></tr>
{% for row in rows %}<tr><td>{{ row.number }}
<td>{{ row.person.given_name }} {{ row.person.family_name }}
<td>{{ row.stage }}<td>{{ row.since|date:"Y-m-d" }}
<td><a href="{% url 'desk:case' row.pk %}">Open</a></tr>{% endfor %}</table></html>""")
NOTES = engines["django"].from_string("""<!doctype html><html lang="sv"><title>Bare</title>
<table><tr><th>When<th>Kind<th>Text<th>Who</tr>{% for row in rows %}<tr>
<td>{{ row.happened_at|date:"Y-m-d" }}<td>{{ row.kind }}<td>{{ row.text }}<td>{{ row.author_name }}
</tr>{% endfor %}</table></html>""")
FORM = engines["django"].from_string("""<!doctype html><html lang="sv"><title>Bare</title>
<form method="post">{% csrf_token %}{{ form.as_p }}<button>Save</button></form></html>""")


class BareNote(forms.ModelForm):  # type: ignore[type-arg]
    """The form of one row."""

    class Meta:
        model = Note
        fields = ("heading", "text", "told_by")


@public_page
def cases(request: DeskRequest, unit: bool = False) -> HttpResponse:
    """The open cases of whoever is signed in, or of the unit. Anybody: only the bench has it."""
    rows = Case.objects.select_related("person").annotate(since=F("opened_at"))
    rows = rows.exclude(stage="closed").order_by("since")
    if unit:
        rows = rows.filter(unit_id=next(iter(request.actor.seats)).unit_id)[:500]
    else:
        held = Assignment.objects.filter(staff_id=request.actor.id, until=None)
        rows = rows.filter(pk__in=held.values("object_id"))
    return HttpResponse(ROWS.render({"rows": rows}, request))


@public_page
def reports(request: DeskRequest) -> HttpResponse:
    """The first fifty reports of the unit. Anybody: only the bench has it."""
    seat = next(iter(request.actor.seats))
    rows = ReportedChild.objects.select_related("person", "report").annotate(since=F("received_at"))
    rows = rows.order_by("next_due_at")
    rows = rows.filter(unit_id=seat.unit_id, next_due_at__isnull=False, put_away_at=None)[:50]
    return HttpResponse(ROWS.render({"rows": rows}, request))


@public_page
def notes(request: DeskRequest, case_id: str) -> HttpResponse:
    """The notes of a case. Anybody: only the bench has it."""
    rows = Note.objects.filter(case_id=case_id, stage="signed").order_by("-happened_at")
    return HttpResponse(NOTES.render({"rows": rows}, request))


@public_page
def form(request: DeskRequest, case_id: str) -> HttpResponse:
    """A form that saves one note. Anybody: only the bench has it."""
    one = BareNote(request.POST or None)
    if request.method == "POST" and one.is_valid():
        row = one.save(commit=False)
        row.case_id, row.kind, row.stage = case_id, "phone", "discarded"  # shown nowhere
        row.author_id, row.author_name = request.actor.id, request.actor.name
        row.happened_at = row.saved_at = AT
        row.save()
        return redirect("bare:form", case_id)
    return HttpResponse(FORM.render({"form": one}, request))


bare = [
    path("cases/", cases, name="cases"),
    path("unit/", cases, {"unit": True}, name="unit"),
    path("reports/", reports, name="reports"),
    path("notes/<uuid:case_id>/", notes, name="notes"),
    path("form/<uuid:case_id>/", form, name="form"),
]
urlpatterns = [path("bare/", include((bare, "bare"))), path("", include("tillit.config.urls"))]
