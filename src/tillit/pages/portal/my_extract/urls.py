"""Addresses of a resident's own extract."""

from django.urls import path

from . import views

urlpatterns = [
    path("mina-sidor/allt-om-mig/", views.mine, name="my_extract"),
    path("mina-sidor/allt-om-mig/ta-tillbaka/", views.take_back, name="withdraw_my_extract"),
    path(
        "mina-sidor/allt-om-mig/<uuid:extract_id>/<uuid:document_id>/",
        views.file,
        name="my_extract_file",
    ),
]
