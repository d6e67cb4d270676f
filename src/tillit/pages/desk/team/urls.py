"""Addresses of the team."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.teams, name="team"),
    path("<uuid:unit_id>/", views.team, name="team_of"),
    path("<uuid:unit_id>/fordela/<uuid:case_id>/", views.allocate, name="allocate"),
    path("<uuid:unit_id>/lamna-over/<uuid:staff_id>/", views.hand_over, name="hand_over_all"),
]
