"""Addresses of messages at the desk."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.messages_of_case, name="messages"),
    path("<uuid:party_id>/", views.write, name="write_message"),
    path("journal/<uuid:message_id>/", views.file, name="file_message"),
]
