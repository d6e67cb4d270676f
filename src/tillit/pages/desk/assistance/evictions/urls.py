"""Addresses of eviction notices."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.evictions, name="evictions"),
    path("ny/<uuid:case_id>/", views.register, name="register_notice"),
    path("<uuid:notice_id>/bekrafta/", views.confirm, name="confirm_notice"),
    path("<uuid:notice_id>/avsluta/", views.end, name="end_notice"),
]
