"""Addresses of months."""

from django.urls import path

from . import proposing, rows, views

urlpatterns = [
    path("", views.months, name="months"),
    path("<uuid:sheet_id>/", views.month, name="month"),
    path("<uuid:sheet_id>/gor/<slug:what>/", views.do, name="month_do"),
    path("<uuid:sheet_id>/gor/<slug:what>/<uuid:ref>/", views.do_about, name="month_do_about"),
    path("<uuid:sheet_id>/ny-rad/<slug:part>/", rows.add, name="month_add_row"),
    path("<uuid:sheet_id>/ratta/<uuid:row_id>/", rows.correct, name="month_correct_row"),
    path("<uuid:sheet_id>/begar/", views.ask, name="month_ask"),
    path("<uuid:sheet_id>/foresla/", proposing.propose, name="month_propose"),
]
