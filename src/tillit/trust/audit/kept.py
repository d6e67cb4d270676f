"""Why the log stands beside: it is asked about a person, and erased, in its own way."""

from django.db.models import Model

from .models import Cosignature, Payload

EXCUSED: dict[type[Model], str] = {
    Cosignature: "vittnens namn på loggen; inget om någon person",
    Payload: "loggens innehåll lämnas ut och raderas av loggen själv",
}
