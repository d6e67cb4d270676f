"""Addresses of the pages of sealed addresses."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.sealed, name="sealed_addresses"),
    path("ny/<uuid:person_id>/", views.seal, name="seal_address"),
    path("<uuid:address_id>/be/", views.ask, name="ask_address"),
    path("oppning/<uuid:opening_id>/<slug:step>/", views.step, name="address_step"),
]
