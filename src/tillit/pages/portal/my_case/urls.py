"""Addresses of a resident's own pages."""

from django.urls import path

from . import services, trace, views, wrong

urlpatterns = [
    path("mina-sidor/", views.mine, name="mine"),
    path("mina-sidor/for/", views.act_for, name="act_for"),
    path("mina-sidor/vem-har-last/", trace.trace, name="my_trace"),
    path("mina-sidor/vem-har-last/<int:leaf>/", trace.receipt, name="my_receipt"),
    path("mina-sidor/<uuid:case_id>/", views.case, name="my_case"),
    path("mina-sidor/<uuid:case_id>/papper/<uuid:document_id>/", views.paper, name="my_paper"),
    path("mina-sidor/<uuid:case_id>/fel/", wrong.wrong, name="my_wrong"),
    path("mina-sidor/<uuid:case_id>/svara/<uuid:ask_id>/", views.reply, name="my_reply"),
    path(
        "mina-sidor/<uuid:case_id>/insats/<uuid:service_id>/", services.consent, name="my_consent"
    ),
    path(
        "mina-sidor/<uuid:case_id>/insats/<uuid:service_id>/tre-fragor/",
        services.three,
        name="my_three",
    ),
]
