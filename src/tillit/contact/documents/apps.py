"""The app of documents."""

from django.apps import AppConfig


class DocumentsApp(AppConfig):
    """Files, attachments and letters."""

    name = "tillit.contact.documents"
