"""Addresses of booking."""

from django.urls import path

from . import own, views

urlpatterns = [
    path("boka/kod/", own.own, name="own_time"),
    path("boka/kod/kalender/", own.calendar_file, name="time_file"),
    path("boka/<slug:code>/", views.times, name="times"),
]
