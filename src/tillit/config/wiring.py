"""Which adapter sits behind which port."""

from django.conf import settings

from tillit.contact.documents import ports as documents
from tillit.integrations.leavers.file import LeaversFile
from tillit.integrations.oidc.adapter import OpenIdConnect
from tillit.trust.identity import ports as identity


def connect() -> None:
    """Plug the adapters that the settings name."""
    identity.plug(OpenIdConnect())
    identity.plug_employees(LeaversFile())
    if settings.CLAMD:
        from tillit.integrations.clamd.scanner import Clamd

        documents.plug(Clamd(settings.CLAMD))
