"""Addresses of the desk."""

from django.urls import URLPattern, URLResolver, include, path

from .gallery import views as gallery

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("tillit.pages.desk.sign_in.urls")),
    path("", include("tillit.pages.desk.keys.urls")),
    path("arenden/", include("tillit.pages.desk.case.urls")),
    path("mottagning/", include("tillit.pages.desk.intake.urls")),
    path("personer/", include("tillit.pages.desk.people.urls")),
    path("forseglade/", include("tillit.pages.desk.sealed.urls")),
    path("bistand/", include("tillit.pages.desk.assistance.urls")),
    path("", include("tillit.pages.desk.my_day.urls")),
    path("teamet/", include("tillit.pages.desk.team.urls")),
    path("regelbok/", include("tillit.pages.desk.rules.urls")),
    path("arenden/<uuid:case_id>/meddelanden/", include("tillit.pages.desk.messaging.urls")),
    path("arenden/<uuid:case_id>/visa-for/", include("tillit.pages.desk.publishing.urls")),
    path("vem-far-se/", include("tillit.pages.desk.who_may_see.urls")),
    path("provat/", include("tillit.pages.desk.proved.urls")),
    path("organisation/", include("tillit.pages.desk.organisation.urls")),
    path("", include("tillit.pages.desk.disclosure.urls")),
    path("utdrag/", include("tillit.pages.desk.extract.urls")),
    path("gallring/", include("tillit.pages.desk.disposal.urls")),
    path("insatser/", include("tillit.pages.desk.catalogue.urls")),
    path("det-som-finns/", include("tillit.pages.desk.help.urls")),
    path("inkommet/", include("tillit.pages.desk.inkommet.urls")),
    path("tider/", include("tillit.pages.desk.times.urls")),
    path("synpunkter/", include("tillit.pages.desk.opinions.urls")),
    path("pa-plats/", include("tillit.pages.desk.on_site.urls")),
    path("logggranskning/", include("tillit.pages.desk.review.urls")),
    path("handlingar/", include("tillit.pages.desk.documents.urls")),
    path("", include("tillit.pages.desk.services.urls")),
    path("", include("tillit.pages.desk.decision.urls")),
    path("handelser/", include("tillit.pages.desk.incidents.urls")),
    path("loggen/", include("tillit.pages.desk.log.urls")),
    path("galleri/", gallery.desk, name="gallery"),
    path("galleri/portal/", gallery.portal, name="gallery-portal"),
]
