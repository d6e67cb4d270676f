"""Addresses of the directory at the desk."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.offers, name="offers"),
    path("ny/", views.offer, name="new_offer"),
    path("plats/", views.place, name="place"),
    path("<slug:code>/", views.offer, name="offer"),
    path("<slug:code>/bekrafta/", views.confirm, name="confirm_offer"),
    path("<slug:code>/vantan/", views.wait, name="say_wait"),
    path("<slug:code>/ta-bort/", views.withdraw, name="withdraw_offer"),
]
