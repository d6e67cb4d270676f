"""Addresses of work where people are."""

from django.urls import path

from . import groups, planning, steps, views

urlpatterns = [
    path("", views.on_site, name="on_site"),
    path("rakna/", steps.count, name="count_visit"),
    path("angra/", steps.take_back, name="take_back_visit"),
    path("ny-grupp/", groups.new, name="new_group"),
    path("grupp/<uuid:group_id>/", groups.group, name="group"),
    path("kom/", steps.tap, name="tap_attendance"),
    path("anmald/<uuid:sign_up_id>/bort/", steps.take_off, name="take_off"),
    path("tillfalle/<uuid:occasion_id>/installt/", steps.call_off, name="call_off"),
    path("skylt/<uuid:place_id>/", views.sign, name="place_sign"),
    path("var-saknas/", planning.missing, name="missing_help"),
]
