"""Which adapter sits behind which port."""

from django.conf import settings

from tillit.contact.documents import ports as documents
from tillit.integrations.oidc.adapter import OpenIdConnect
from tillit.trust.identity import ports as identity


def connect() -> None:
    """Plug the adapters that the settings name."""
    identity.plug(OpenIdConnect())
    if settings.CLAMD:
        from tillit.integrations.clamd.scanner import Clamd

        documents.plug(Clamd(settings.CLAMD))
