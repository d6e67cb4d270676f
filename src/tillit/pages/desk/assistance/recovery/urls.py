"""Addresses of corrections and of recovery."""

from django.urls import path

from . import ledger, recount, views

urlpatterns = [
    path("", views.recovery, name="recovery"),
    path("hushall/<uuid:case_id>/", views.household, name="recovery_household"),
    path(
        "hushall/<uuid:case_id>/<uuid:claim_id>/<slug:what>/", ledger.write, name="recovery_write"
    ),
    path("hushall/<uuid:case_id>/angra/<uuid:entry_id>/", ledger.undo, name="recovery_undo"),
    path("rattelse/<uuid:sheet_id>/", recount.recount, name="recount"),
    path("rattelse/<uuid:sheet_id>/<slug:what>/", recount.do, name="recount_do"),
]
