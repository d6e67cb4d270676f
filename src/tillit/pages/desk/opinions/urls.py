"""Addresses of opinions at the desk."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.opinions, name="opinions"),
    path("<uuid:opinion_id>/", views.opinion, name="opinion"),
    path("<uuid:opinion_id>/avsluta/", views.close, name="close_opinion"),
    path("<uuid:opinion_id>/oro/", views.report, name="report_opinion"),
]
