"""Addresses of extracts at the desk."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.extracts, name="extracts"),
    path("om/<uuid:person_id>/", views.register, name="ask_extract"),
    path("<uuid:extract_id>/", views.review, name="extract"),
    path("<uuid:extract_id>/borja/", views.begin, name="begin_extract"),
    path("<uuid:extract_id>/ta-tillbaka/", views.withdraw, name="withdraw_extract"),
    path("<uuid:extract_id>/rader/", views.rule_many, name="rule_extract"),
    path("<uuid:extract_id>/rad/<uuid:extract_line_id>/", views.line, name="extract_line"),
    path("<uuid:extract_id>/gor/", views.make, name="make_extract"),
    path("<uuid:extract_id>/papper/", views.paper, name="extract_paper"),
]
