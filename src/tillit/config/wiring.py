"""Which adapter sits behind which port."""

from django.conf import settings

from tillit.contact.documents import ports as documents


def connect() -> None:
    """Plug the adapters that the settings name."""
    if settings.CLAMD:
        from tillit.integrations.clamd.scanner import Clamd

        documents.plug(Clamd(settings.CLAMD))
