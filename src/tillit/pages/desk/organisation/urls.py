"""Addresses of units and colleagues."""

from django.urls import path

from . import account, granting, rota, sealed, standing_in, views

urlpatterns = [
    path("", views.organisation, name="organisation"),
    path("ny-enhet/", views.new_unit, name="new_unit"),
    path("ny-kollega/", views.new_colleague, name="new_colleague"),
    path("analyser/", granting.all_analyses, name="analyses"),
    path("analyser/<slug:kind>/<slug:role>/", granting.analysis, name="analysis"),
    path("svara/<uuid:second_id>/", granting.answer, name="answer_second"),
    path("<uuid:unit_id>/forlang/", granting.renew, name="renew_role"),
    path("<uuid:unit_id>/vikarier/", standing_in.standing_in, name="standing_in"),
    path("<uuid:unit_id>/forseglade/", sealed.sealed, name="sealed_in_unit"),
    path("<uuid:unit_id>/schema/", rota.rota, name="rota"),
    path("<uuid:unit_id>/", views.unit, name="unit"),
    path("<uuid:unit_id>/avsluta/", views.end_role, name="end_role"),
    path("kollega/<uuid:staff_id>/", account.colleague, name="colleague"),
]
