"""What somebody sent after their session had ended: kept sealed for a day, given back once.

Nothing here is written to the log: nobody was signed in, and nothing has been done yet.
"""

import json
import secrets
from datetime import datetime, timedelta

from django.db import transaction

from tillit.kernel.actor import Actor
from tillit.trust.identity.models import KeptPost
from tillit.trust.identity.tokens import token_hash
from tillit.trust.identity.types import KeptFields
from tillit.trust.sealing.types import blind, seal

KEPT_HOURS = 24


@transaction.atomic
def keep_post(account: str, kept: KeptFields, *, by: Actor, at: datetime) -> str:
    """Keep the fields for the account (its fingerprint), and return the token that finds them.

    The latest post to an address stands for those before it.
    """
    token = secrets.token_urlsafe(32)
    place = blind(kept.address, bound_to="kept_post.place")
    KeptPost.objects.filter(account=account, place=place).delete()
    body = json.dumps([kept.address, kept.fields, kept.had_files]).encode()
    KeptPost.objects.create(
        token_hash=token_hash(token),
        account=account,
        place=place,
        sealed=seal(body, bound_to=f"kept_post.{token_hash(token)}"),
        until=at + timedelta(hours=KEPT_HOURS),
    )
    return token


@transaction.atomic
def forget_post(token: str, account: str, *, by: Actor, at: datetime) -> None:
    """Erase a kept post: it has been sent again, or thrown away by the one who wrote it."""
    KeptPost.objects.filter(token_hash=token_hash(token), account=account).delete()


@transaction.atomic
def erase_old_posts(*, by: Actor, at: datetime) -> None:
    """Erase what nobody came back for within a day."""
    KeptPost.objects.filter(until__lte=at).delete()
