"""Addresses of the report. The flow has one: the step is in the draft, never in the address."""

from django.urls import path

from . import views

urlpatterns = [
    path("orolig/", views.report, name="report"),
    path("orolig/lamna/", views.leave, name="report_exit"),
    path("orolig/fortsatt/", views.go_on, name="report_continue"),
    path("orolig/kvitto/", views.receipt, name="report_receipt"),
]
