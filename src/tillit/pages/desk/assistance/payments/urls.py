"""Addresses of payments."""

from django.urls import path

from . import papers, views

urlpatterns = [
    path("", views.payments, name="payments"),
    path("planera/", views.plan_many, name="plan_clean"),
    path("planera/<uuid:decision_id>/", views.plan_one, name="plan_payment"),
    path("godkann/", views.approve, name="approve_payments"),
    path("order/<uuid:order_id>/kvitto/", papers.receipt, name="payment_receipt"),
    path("rad/<int:line_id>/stang/", views.close_line, name="close_bank_line"),
    path("order/<uuid:order_id>/<slug:what>/", views.do, name="payment_do"),
    path("fil/", views.make, name="make_payment_file"),
    path("fil/<uuid:file_id>/hamta/", papers.download, name="download_payment_file"),
    path("fil/<uuid:file_id>/<slug:what>/", papers.do_with_file, name="payment_file_do"),
    path("svar/", views.answer, name="read_bank_answer"),
]
