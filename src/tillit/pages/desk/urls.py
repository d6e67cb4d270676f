"""Addresses of the desk."""

from django.urls import URLPattern, URLResolver, path

from .gallery import views as gallery

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("galleri/", gallery.desk, name="gallery"),
    path("galleri/portal/", gallery.portal, name="gallery-portal"),
]
