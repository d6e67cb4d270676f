"""Addresses of activity."""

from django.urls import path

from . import noting, views

urlpatterns = [
    path("", views.activity, name="activity"),
    path("<uuid:case_id>/<uuid:person_id>/", views.of_person, name="activity_of"),
    path("<uuid:case_id>/<uuid:person_id>/ny/", views.plan, name="activity_plan"),
    path("<uuid:case_id>/<uuid:person_id>/vecka/", noting.week, name="activity_week"),
    path("plan/<uuid:activity_id>/avsluta/", views.end, name="activity_end"),
    path("plan/<uuid:activity_id>/dag/", noting.day, name="activity_day"),
    path("dag/<uuid:noted_id>/giltigt/", noting.valid, name="activity_valid"),
]
