"""Addresses of disclosure."""

from django.urls import path

from . import places, views

urlpatterns = [
    path("arenden/<uuid:case_id>/utlamnande/", views.releases, name="case_releases"),
    path("anmalningar/<uuid:line_id>/utlamnande/", views.line_releases, name="line_releases"),
    path("arenden/<uuid:case_id>/platser/", places.places, name="case_places"),
    path("utlamnande/", views.register, name="release_register"),
]
