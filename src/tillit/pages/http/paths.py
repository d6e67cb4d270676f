"""Ways back: always to a page of ours, whatever was asked for."""

from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme


def local_path(path: str, default: str = "") -> str:
    """The path when it leads to a page of ours, else the default. Never another site."""
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours else default


def came_from(request: HttpRequest) -> str:
    """The page of ours that the browser says it stood on; nothing when it does not say."""
    parts = urlsplit(request.headers.get("Referer", ""))
    if parts.netloc != request.get_host():
        return ""
    return local_path(urlunsplit(("", "", parts.path, parts.query, "")))


def way_in(address: str, back: str, **more: str) -> str:
    """The address with the way back (`till`) when it is a page of ours."""
    query = QueryDict(mutable=True)
    query.update({**({"till": back} if local_path(back) else {}), **more})
    return f"{address}?{query.urlencode(safe='/')}" if query else address
