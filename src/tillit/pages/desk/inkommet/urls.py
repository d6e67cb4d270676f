"""Addresses of what has come in."""

from django.urls import path

from . import forms_in_use, views

urlpatterns = [
    path("", views.arrived, name="arrived"),
    path("formular/", forms_in_use.eservices, name="eservices"),
    path("formular/ta-i-bruk/", forms_in_use.publish, name="publish_form"),
    path("formular/<slug:code>/ta-bort/", forms_in_use.withdraw, name="withdraw_form"),
    path("<uuid:submission_id>/", views.submission, name="submission"),
    path("<uuid:submission_id>/ta/", views.take, name="take_submission"),
    path("<uuid:submission_id>/slapp/", views.let_go, name="let_go_submission"),
    path("<uuid:submission_id>/klart/", views.finish, name="finish_submission"),
]
