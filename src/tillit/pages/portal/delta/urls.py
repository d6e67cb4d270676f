"""Addresses of taking part."""

from django.urls import path

from . import at_place, views

urlpatterns = [
    path("delta/", views.groups, name="groups"),
    path("delta/kod/", views.code, name="own_code"),
    path("delta/<uuid:group_id>/", views.group, name="group"),
    path("plats/<uuid:place_id>/", at_place.here, name="here"),
]
