"""Addresses of a resident's messages."""

from django.urls import path

from . import views

urlpatterns = [
    path("mina-sidor/<uuid:case_id>/meddelanden/", views.messages_of_case, name="my_messages"),
]
