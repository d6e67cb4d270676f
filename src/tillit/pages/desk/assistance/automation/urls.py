"""Addresses of the automatic decisions."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.automation, name="automation"),
    path("av-och-pa/", views.turn, name="turn_automation"),
    path("korning/", views.begin, name="begin_month_run"),
    path("korning/<uuid:run_id>/stoppa/", views.stop, name="stop_month_run"),
    path("granska/<uuid:draw_id>/", views.review, name="review_draw"),
    path("rapport/", views.report, name="gate_report"),
]
