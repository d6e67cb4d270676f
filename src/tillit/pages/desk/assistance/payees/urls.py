"""Addresses of payees."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.payees, name="payees"),
    path("<uuid:case_id>/", views.case_payees, name="case_payees"),
    path("<uuid:case_id>/ny/", views.add, name="add_payee"),
    path("<uuid:case_id>/ny/<uuid:payee_id>/", views.add, name="replace_payee"),
    path("<uuid:case_id>/<uuid:payee_id>/bekrafta/", views.approve, name="approve_payee"),
    path("<uuid:case_id>/<uuid:payee_id>/avsluta/", views.end, name="end_payee"),
]
