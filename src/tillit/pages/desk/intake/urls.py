"""Addresses of intake."""

from django.urls import path

from . import matching, papers, views

urlpatterns = [
    path("", views.inbox, name="inbox"),
    path("ny/", views.register, name="register_report"),
    path("<uuid:line_id>/", views.report, name="report"),
    path("<uuid:line_id>/sok/", matching.search, name="search_match"),
    path("<uuid:line_id>/valj/", matching.choose, name="match_child"),
    path("<uuid:line_id>/ny-person/", matching.enter, name="match_new"),
    path("<uuid:line_id>/visa/<slug:what>/", views.show, name="show_report"),
    path("<uuid:line_id>/tidigare/<uuid:earlier_id>/", views.earlier, name="open_earlier"),
    path("<uuid:line_id>/bilaga/", papers.attach, name="attach_to_report"),
    path("<uuid:line_id>/bilaga/<uuid:document_id>/", papers.attachment, name="attachment"),
    path("<uuid:line_id>/utkast/<slug:key>/", views.forget, name="forget_typed"),
    path("<uuid:line_id>/<slug:what>/", views.act, name="act_on_report"),
]
