"""Addresses of financial assistance at the desk."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("aktivitet/", include("tillit.pages.desk.assistance.activity.urls")),
    path("automatiska/", include("tillit.pages.desk.assistance.automation.urls")),
    path("norm/", include("tillit.pages.desk.assistance.choices.urls")),
    path("statistik/", include("tillit.pages.desk.assistance.statistics.urls")),
    path("aterkrav/", include("tillit.pages.desk.assistance.recovery.urls")),
    path("utbetalningar/", include("tillit.pages.desk.assistance.payments.urls")),
    path("vrakningar/", include("tillit.pages.desk.assistance.evictions.urls")),
    path("mottagare/", include("tillit.pages.desk.assistance.payees.urls")),
    path("manaden/", include("tillit.pages.desk.assistance.months.urls")),
]
