"""Addresses of the norm and the own choices."""

from django.urls import path

from . import ahead, views

urlpatterns = [
    path("", views.choices, name="choices"),
    path("ny-norm/", views.new_norm, name="new_norm"),
    path("nytt-riktvarde/", views.new_guide, name="new_guide"),
    path("2027/", ahead.reform, name="reform"),
    path("val/<slug:code>/", views.choice, name="choice"),
]
