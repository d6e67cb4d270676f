"""Addresses of residents' sign-in."""

from django.urls import path

from . import views

urlpatterns = [
    path("logga-in/", views.sign_in, name="sign_in"),
    path("logga-in/borja/", views.begin_sign_in, name="begin_sign_in"),
    path("logga-in/svar/", views.sign_in_answer, name="sign_in_answer"),
    path("logga-ut/", views.sign_out, name="sign_out"),
    path("logga-ut/klart/", views.signed_out, name="signed_out"),
    path("mina-sidor/det-du-skrev/<str:token>/", views.kept, name="kept"),
    path("mina-sidor/det-du-skrev/<str:token>/kasta/", views.throw_away, name="throw_away"),
]
