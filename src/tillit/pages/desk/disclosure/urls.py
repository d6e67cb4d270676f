"""Addresses of disclosure."""

from django.urls import path

from . import views

urlpatterns = [
    path("arenden/<uuid:case_id>/utlamnande/", views.releases, name="case_releases"),
    path("anmalningar/<uuid:line_id>/utlamnande/", views.line_releases, name="line_releases"),
    path("utlamnande/", views.register, name="release_register"),
]
