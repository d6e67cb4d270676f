"""Addresses of documents."""

from django.urls import path

from . import views

urlpatterns = [path("<uuid:document_id>/", views.download, name="document")]
