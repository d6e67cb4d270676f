"""All addresses. Paths are Swedish, because people read them; names are English."""

from django.urls import include, path

urlpatterns = [
    path("arbete/", include("tillit.pages.desk.urls")),
    path("", include("tillit.pages.portal.urls")),
]
handler404 = "tillit.pages.http.errors.not_there"
handler500 = "tillit.pages.http.errors.broken"
