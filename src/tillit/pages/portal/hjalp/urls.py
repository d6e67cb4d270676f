"""Addresses of the directory."""

from django.urls import path

from . import views

urlpatterns = [
    path("hjalp/", views.find, name="help"),
    path("hjalp/<slug:code>/", views.offer, name="offer"),
]
