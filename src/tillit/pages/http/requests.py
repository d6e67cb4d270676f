"""Requests that know who asks and when."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from tillit.kernel.actor import Actor, Resident, Staff


class TillitRequest(HttpRequest):
    """Any request: the clock has been read and the actor is known (perhaps a Guest)."""

    at: datetime
    actor: Actor
    htmx: HtmxDetails


class DeskRequest(TillitRequest):
    """A request by signed-in staff."""

    actor: Staff


class ResidentRequest(TillitRequest):
    """A request by a resident signed in with e-ID."""

    actor: Resident
