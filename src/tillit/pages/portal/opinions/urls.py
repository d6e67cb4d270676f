"""Addresses of tips and views."""

from django.urls import path

from . import views

urlpatterns = [
    path("synpunkter/", views.opinion, name="opinion"),
    path("synpunkter/svar/", views.answer, name="opinion_answer"),
    path("mina-sidor/synpunkter/", views.mine, name="my_opinions"),
]
