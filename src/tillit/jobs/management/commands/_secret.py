"""The secret of a backup: from the environment, or asked for."""

import base64
import binascii
import getpass
import os

from tillit.overview.continuity.types import Fault, Secret


def given_secret(*, twice: bool) -> Secret:
    """TILLIT_BACKUP_KEY, else TILLIT_BACKUP_PASSPHRASE, else a question. Raises Fault."""
    if key := os.environ.get("TILLIT_BACKUP_KEY", ""):
        try:
            return Secret(key=base64.b64decode(key, validate=True))
        except binascii.Error:
            raise Fault("TILLIT_BACKUP_KEY must be 32 bytes, base64. Make sure all of it is there")
    if passphrase := os.environ.get("TILLIT_BACKUP_PASSPHRASE", ""):
        return Secret(passphrase=passphrase)
    passphrase = getpass.getpass("Passphrase of the backup: ")
    if twice and getpass.getpass("Once more: ") != passphrase:
        raise Fault("The two were not the same")
    return Secret(passphrase=passphrase)
