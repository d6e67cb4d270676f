"""Addresses of e-services."""

from django.urls import path

from . import mine, views

urlpatterns = [
    path("e-tjanster/", views.eservices, name="eservices"),
    path("e-tjanster/kvitto/", views.receipt, name="eservice_receipt"),
    path("e-tjanster/<slug:code>/", views.eservice, name="eservice"),
    path("mina-sidor/skickat/", mine.sent, name="my_sent"),
    path("mina-sidor/skickat/<uuid:submission_id>/", mine.one, name="my_submission"),
]
