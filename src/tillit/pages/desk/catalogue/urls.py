"""Addresses of the list of services."""

from django.urls import path

from . import views

urlpatterns = [path("", views.kinds, name="kinds")]
