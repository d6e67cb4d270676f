"""The demo's identity provider: a real OpenID Connect provider whose sign-in page is the cast.

Anybody may be anybody here, so it exists only where everything is invented: importing it without
TILLIT_DEMO fails.
"""

from django.conf import settings

if not settings.DEMO:
    raise ImportError("The demo's identity provider exists only when TILLIT_DEMO is set")
