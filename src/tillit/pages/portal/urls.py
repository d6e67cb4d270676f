"""Addresses of the portal."""

from django.urls import URLPattern, URLResolver, include, path

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tillit.pages.portal.start.urls")),
    path("", include("tillit.pages.portal.hjalp.urls")),
    path("", include("tillit.pages.portal.delta.urls")),
    path("", include("tillit.pages.portal.boka.urls")),
    path("", include("tillit.pages.portal.etjanst.urls")),
    path("", include("tillit.pages.portal.messaging.urls")),
    path("", include("tillit.pages.portal.opinions.urls")),
    path("", include("tillit.pages.portal.report.urls")),
    path("", include("tillit.pages.portal.my_case.urls")),
    path("", include("tillit.pages.portal.my_extract.urls")),
    path("", include("tillit.pages.portal.ansok.urls")),
    path("", include("tillit.pages.portal.sign_in.urls")),
    path("", include("tillit.pages.portal.trial.urls")),
]
