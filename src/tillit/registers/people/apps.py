"""The app of the register of people."""

from django.apps import AppConfig


class PeopleApp(AppConfig):
    """Persons, households and relations."""

    name = "tillit.registers.people"
