"""The keys that the log signs with: from the environment, the first one first."""

from django.conf import settings

from .notes import LOG, PublicKey, SigningKey


def signing_keys() -> list[SigningKey]:
    """All that sign now. Raises ValueError without repeating a key."""
    return [SigningKey.read(settings.LOG_ORIGIN, LOG, each) for each in settings.LOG_KEYS]


def known_witnesses() -> list[PublicKey]:
    """The witnesses whose word counts, by their public keys."""
    return [PublicKey.read(each) for each in settings.WITNESSES]
