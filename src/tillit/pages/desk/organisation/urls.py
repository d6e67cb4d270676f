"""Addresses of units and colleagues."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.organisation, name="organisation"),
    path("ny-enhet/", views.new_unit, name="new_unit"),
    path("ny-kollega/", views.new_colleague, name="new_colleague"),
    path("<uuid:unit_id>/", views.unit, name="unit"),
    path("<uuid:unit_id>/avsluta/", views.end_role, name="end_role"),
    path("kollega/<uuid:staff_id>/", views.colleague, name="colleague"),
]
