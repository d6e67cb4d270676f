"""The sealed field: `Protected[str]` in Python, encrypted bytes in the database."""

from typing import TYPE_CHECKING, Any

from django.db import models

from tillit.kernel.protected import Protected

from .cipher import CannotOpen, blind, key_id_of, keys, seal, unseal

__all__ = ["CannotOpen", "SealedTextField", "blind", "key_id_of", "keys", "seal", "unseal"]


if TYPE_CHECKING:
    _Bytes = models.BinaryField[Any, Any]
else:
    _Bytes = models.BinaryField


class SealedTextField(_Bytes):
    """Text that is encrypted at rest and a mask when printed. Cannot be sorted or searched."""

    def _place(self) -> str:
        return f"{self.model._meta.db_table}.{self.name}"

    def from_db_value(self, value: Any, *args: Any) -> Protected[str] | None:
        """Open what the database held."""
        if value is None:
            return None
        return Protected(unseal(bytes(value), bound_to=self._place()).decode())

    def get_prep_value(self, value: Any) -> bytes | None:
        """Seal before it reaches the database."""
        if value is None:
            return None
        text = value.reveal() if isinstance(value, Protected) else str(value)
        return seal(text.encode(), bound_to=self._place())

    def value_to_string(self, obj: models.Model) -> str:
        """Never written out by a serialiser."""
        raise TypeError("A sealed field is not serialised")
