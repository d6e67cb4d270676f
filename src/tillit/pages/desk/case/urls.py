"""Addresses of cases."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.cases, name="cases"),
    path("<uuid:case_id>/", views.case, name="case"),
    path("<uuid:case_id>/utskrift/", views.case_print, name="case_print"),
    path("<uuid:case_id>/personnummer/", views.show_number, name="case_number"),
    path("<uuid:case_id>/anteckning/", views.write_note, name="write_note"),
    path(
        "<uuid:case_id>/anteckning/<uuid:note_id>/slang/", views.discard_note, name="discard_note"
    ),
]
