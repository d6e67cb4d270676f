"""Addresses of staff's sign-in."""

from django.urls import path

from . import awake, sign_ins, views

urlpatterns = [
    path("logga-in/", views.sign_in, name="sign_in"),
    path("logga-in/borja/", views.begin_sign_in, name="begin_sign_in"),
    path("logga-in/svar/", views.sign_in_answer, name="sign_in_answer"),
    path("logga-ut/", views.sign_out, name="sign_out"),
    path("det-du-skrev/<str:token>/", views.kept, name="kept"),
    path("det-du-skrev/<str:token>/kasta/", views.throw_away, name="throw_away"),
    path("las/", views.lock, name="lock"),
    path("vaken/", awake.awake, name="awake"),
    path("upplast/", awake.unlocked, name="unlocked"),
    path("inloggningar/", sign_ins.sign_ins, name="sign_ins"),
]
