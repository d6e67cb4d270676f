"""Addresses of my times."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.times, name="my_times"),
    path("borja/", views.begin, name="begin_calendar"),
    path("timmar/", views.add, name="add_hours"),
    path("timmar/<uuid:hours_id>/bort/", views.remove, name="remove_hours"),
    path("stangt/", views.close, name="close_day"),
    path("<uuid:booking_id>/kom/", views.came, name="say_who_came"),
    path("<uuid:booking_id>/avboka/", views.cancel, name="cancel_booking"),
]
