"""Addresses of the monthly statistics."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.statistics, name="statistics"),
    path("fil/", views.make, name="statistics_file"),
    path("vuxna/<uuid:sheet_id>/", views.adults, name="statistics_adults"),
]
