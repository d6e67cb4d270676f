"""Addresses of passkeys."""

from django.urls import path

from . import views

urlpatterns = [
    path("nycklar/", views.keys, name="keys"),
    path("nycklar/ny/fraga/", views.ask_new_key, name="ask_new_key"),
    path("nycklar/ny/spara/", views.save_new_key, name="save_new_key"),
    path("nycklar/<uuid:key_id>/ta-bort/", views.remove_key, name="remove_key"),
    path("nycklar/forsta/<str:token>/", views.first_key, name="first_key"),
    path("nycklar/forsta/<str:token>/fraga/", views.ask_first_key, name="ask_first_key"),
    path("nycklar/forsta/<str:token>/spara/", views.save_first_key, name="save_first_key"),
    path("logga-in/nyckel/fraga/", views.ask_key, name="ask_key"),
    path("logga-in/nyckel/", views.use_key, name="use_key"),
]
