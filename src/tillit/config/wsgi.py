"""The door for the web server. It stays shut while a setting is unsafe."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tillit.config.settings")
application = get_wsgi_application()

from .checks import refuse_unsafe  # noqa: E402 – the apps must be loaded first

refuse_unsafe()
