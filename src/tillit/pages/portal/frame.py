"""Menu and foot of the portal: only pages that exist."""

from dataclasses import replace

from django.urls import reverse

from tillit.ui.frame import Place, PortalFrame


def portal_frame(path: str, *, quiet: bool = False) -> PortalFrame:
    """The frame with the place of this address marked. `quiet`: no menu, in a sensitive flow."""
    foot = (
        Place("Tyck till om oss", reverse("portal:opinion")),
        Place("Så hanterar vi dina uppgifter", reverse("portal:personal_data")),
        Place("Tillgänglighet", reverse("portal:accessibility")),
    )
    if quiet:
        return PortalFrame(foot=foot)
    places = (
        Place("Få hjälp", reverse("portal:help")),
        Place("Orolig för ett barn?", reverse("portal:report")),
    )
    frame = PortalFrame(
        places=places, foot=foot, me_label="Mina sidor", me_url=reverse("portal:sign_in")
    )
    return frame.at(path)


def own_frame(path: str) -> PortalFrame:
    """The frame of one's own pages: these in the menu, in place of the way in."""
    frame = portal_frame(path)
    places = (*frame.places, Place("Mina sidor", reverse("portal:mine")))
    return replace(frame, places=places, me_label="", me_url="").at(path)
