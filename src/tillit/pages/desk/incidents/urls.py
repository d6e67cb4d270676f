"""Addresses of incidents."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.incidents, name="incidents"),
    path("stang/", views.shut, name="shut_account"),
    path("<uuid:incident_id>/", views.incident, name="incident"),
    path("<uuid:incident_id>/lista/<slug:kind>/", views.take, name="incident_list"),
    path("<uuid:incident_id>/utkast/<slug:report>/", views.draft, name="incident_draft"),
]
