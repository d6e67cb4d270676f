"""Addresses of the pages of sealed addresses."""

from django.urls import path

from . import changing, views

urlpatterns = [
    path("", views.sealed, name="sealed_addresses"),
    path("ny/<uuid:person_id>/", views.seal, name="seal_address"),
    path("om/<uuid:person_id>/", changing.about, name="sealed_about"),
    path("<uuid:address_id>/be/", views.ask, name="ask_address"),
    path("oppning/<uuid:opening_id>/<slug:step>/", views.step, name="address_step"),
]
