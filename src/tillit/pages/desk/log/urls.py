"""Addresses of the log's page."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.log, name="log"),
    path("rad/", views.line, name="log_line"),
    path("export/", views.export, name="log_export"),
    path("kontroll/", views.verifier, name="log_verifier"),
]
