"""Addresses of the review of the log."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.review, name="review"),
    path("vad-vi-ser/", views.looked_at, name="looked_at"),
    path("mina/", views.own, name="own_readings"),
    path("rad/<uuid:row_id>/", views.row, name="review_row"),
    path("vecka/<uuid:week_id>/", views.week, name="review_week"),
]
