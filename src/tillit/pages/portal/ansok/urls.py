"""Addresses of applying for financial assistance, and of one's own months."""

from django.urls import path

from . import account, activity, appeal, month, months, recovery, sending, views

urlpatterns = [
    path("ansok/", views.about, name="apply"),
    path("ansok/borja/", views.begin, name="apply_begin"),
    path("ansok/<uuid:application_id>/", sending.application, name="application"),
    path("ansok/<uuid:application_id>/papper/", sending.papers, name="application_papers"),
    path(
        "ansok/<uuid:application_id>/sammanfattning/", sending.summary, name="application_summary"
    ),
    path("ansok/<uuid:application_id>/medsok/", sending.co_sign, name="application_co_sign"),
    path("ansok/<uuid:application_id>/andra/", sending.take_back, name="application_take_back"),
    path("ansok/<uuid:application_id>/aterta/", sending.withdraw, name="application_withdraw"),
    path("ansok/<uuid:application_id>/<slug:step>/", views.step, name="application_step"),
    path("mina-sidor/ekonomiskt-bistand/", months.mine, name="my_assistance"),
    path("mina-sidor/ekonomiskt-bistand/aktivitet/", activity.activity, name="my_activity"),
    path(
        "mina-sidor/ekonomiskt-bistand/aktivitet/kan-inte-komma/",
        activity.absent,
        name="my_absence",
    ),
    path("mina-sidor/ekonomiskt-bistand/betala-tillbaka/", recovery.recovery, name="my_recovery"),
    path(
        "mina-sidor/ekonomiskt-bistand/betala-tillbaka/brev/<uuid:document_id>/",
        recovery.letter,
        name="my_recovery_letter",
    ),
    path("mina-sidor/ekonomiskt-bistand/<uuid:sheet_id>/", month.month, name="my_month"),
    path(
        "mina-sidor/ekonomiskt-bistand/<uuid:sheet_id>/konto/", account.account, name="my_account"
    ),
    path(
        "mina-sidor/ekonomiskt-bistand/<uuid:sheet_id>/konto/<uuid:payee_id>/stoppa/",
        account.stop,
        name="stop_my_payee",
    ),
    path("mina-sidor/ekonomiskt-bistand/<uuid:sheet_id>/fel/", month.comment, name="my_comment"),
    path(
        "mina-sidor/ekonomiskt-bistand/<uuid:sheet_id>/lamna/<uuid:asked_id>/",
        month.answer,
        name="my_answer",
    ),
    path(
        "mina-sidor/ekonomiskt-bistand/<uuid:sheet_id>/overklaga/<uuid:decision_id>/",
        appeal.appeal,
        name="my_appeal",
    ),
    path(
        "mina-sidor/ekonomiskt-bistand/<uuid:sheet_id>/brev/<uuid:document_id>/",
        month.letter,
        name="my_letter",
    ),
]
