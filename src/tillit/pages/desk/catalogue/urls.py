"""Addresses of the list of services."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.kinds, name="kinds"),
    path("ny/", views.kind, name="new_kind"),
    path("andra/<slug:code>/", views.kind, name="kind"),
]
