"""Addresses of disposal."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.dry_run, name="disposal"),
    path("sparas/", views.kept, name="disposal_kept"),
    path("foresla/", views.propose, name="disposal_propose"),
    path("karantan/", views.line, name="disposal_line"),
    path("karantan/<uuid:disposal_id>/", views.decide, name="disposal_decide"),
    path("gallra/", views.carry_out, name="disposal_carry_out"),
    path("gallrat/", views.lists, name="disposal_lists"),
    path("person/<uuid:person_id>/export/", views.export, name="disposal_export"),
]
