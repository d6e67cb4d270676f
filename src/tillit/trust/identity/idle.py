"""How long ago somebody touched a session."""

from datetime import datetime, timedelta
from typing import Any


def idle_for(who: dict[str, Any], at: datetime) -> timedelta:  # Any: what the session holds
    """The time since the last touch. A session of unknown age begins to count now."""
    last = who.get("seen") or who.get("since")
    return at - datetime.fromisoformat(last) if last else timedelta(minutes=1)
