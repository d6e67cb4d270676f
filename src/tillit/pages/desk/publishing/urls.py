"""Addresses of what parties see of a case."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.parties, name="publishing"),
    path("vald/", views.violence, name="violence_mark"),
    path("<uuid:party_id>/", views.party, name="publish_to"),
    path("<uuid:party_id>/stang/", views.withdraw, name="withdraw_from"),
]
