"""Addresses of decisions, meetings and the lists to the board."""

from django.urls import path

from . import board, notices, order, views

urlpatterns = [
    path("arenden/<uuid:case_id>/beslut/", views.decisions, name="case_decision"),
    path("arenden/<uuid:case_id>/beslut/mer-tid/", views.more_time, name="case_more_time"),
    path(
        "arenden/<uuid:case_id>/beslut/utkast/<slug:key>/",
        views.forget,
        name="forget_decision_typed",
    ),
    path("arenden/<uuid:case_id>/beslut/<slug:what>/", views.change, name="decide_something"),
    path(
        "arenden/<uuid:case_id>/beslut/<slug:what>/<uuid:ref>/",
        views.change,
        name="decide_about",
    ),
    path("arenden/<uuid:ref>/brev/", notices.opened, name="case_opened_letters"),
    path("arenden/<uuid:ref>/brev/<uuid:party_id>/", notices.opened_pdf, name="opened_letter"),
    path("anmalningar/<uuid:ref>/brev/", notices.not_opened, name="not_opened_letters"),
    path(
        "anmalningar/<uuid:ref>/brev/<uuid:party_id>/",
        notices.not_opened_pdf,
        name="not_opened_letter",
    ),
    path("beslut/", views.waiting, name="proposals"),
    path("beslut/<uuid:decision_id>/brev/<uuid:party_id>/", views.letter, name="letter_preview"),
    path("delegationsordning/", order.delegation_order, name="delegation_order"),
    path("utskott/", board.meetings, name="meetings"),
    path("utskott/<uuid:meeting_id>/", board.meeting, name="meeting"),
    path("utskott/<uuid:meeting_id>/avsluta/", board.close_meeting, name="close_meeting"),
    path(
        "utskott/<uuid:meeting_id>/beslut/<uuid:decision_id>/",
        board.decide,
        name="decide_in_committee",
    ),
    path("delegationsbeslut/", board.lists, name="board_lists"),
    path("delegationsbeslut/<uuid:list_id>/", board.board_list, name="board_list"),
    path("delegationsbeslut/<uuid:list_id>/utskrift/", board.print_list, name="board_list_print"),
]
