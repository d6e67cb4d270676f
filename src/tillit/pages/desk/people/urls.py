"""Addresses of the person pages."""

from django.urls import path

from . import powers, views

urlpatterns = [
    path("", views.search, name="people"),
    path("ny/", views.register, name="register_person"),
    path("<uuid:person_id>/", views.person, name="person"),
    path("<uuid:person_id>/visa/<slug:what>/", views.show, name="show_person"),
    path("<uuid:person_id>/visa/<slug:what>/<uuid:part_id>/", views.show, name="show_person_part"),
    path("<uuid:person_id>/foretradare/<uuid:power_id>/papper/", powers.attach, name="add_power"),
    path(
        "<uuid:person_id>/foretradare/<uuid:power_id>/papper/<uuid:document_id>/",
        powers.paper,
        name="power_paper",
    ),
    path("<uuid:person_id>/<slug:what>/", views.change, name="change_person"),
    path("<uuid:person_id>/<slug:what>/<uuid:part_id>/", views.take_back, name="take_back"),
]
