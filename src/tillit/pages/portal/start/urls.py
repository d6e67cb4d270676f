"""Addresses of the front page and what stands at its foot."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.start, name="start"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("dina-uppgifter/", views.personal_data, name="personal_data"),
]
