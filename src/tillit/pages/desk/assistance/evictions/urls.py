"""Addresses of eviction notices."""

from django.urls import path

from . import steps, views

urlpatterns = [
    path("", views.evictions, name="evictions"),
    path("ny/<uuid:case_id>/", views.register, name="register_notice"),
    path("<uuid:notice_id>/brev/", views.letter, name="notice_letter"),
    path("<uuid:notice_id>/bekrafta/", steps.confirm, name="confirm_notice"),
    path("<uuid:notice_id>/kopia/", steps.copy, name="copy_notice"),
    path("<uuid:notice_id>/obekrafta/", steps.unconfirm, name="unconfirm_notice"),
    path("<uuid:notice_id>/avsluta/", steps.end, name="end_notice"),
    path("<uuid:notice_id>/ta-upp/", steps.reopen, name="reopen_notice"),
]
