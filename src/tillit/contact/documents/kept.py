"""What documents keep about a person."""

from tillit.trust.holdings.types import Holding

from .models import Document
from .types import DocumentKind, Scan

HOLDINGS = (
    Holding(
        Document,
        "Handling",
        under=("object_id",),
        entry="stored_at",
        paper="id",
        labels={
            "by_kind": "Inlagt av (slag)",
            "by_ref": "Inlagt av (id)",
            "content_type": "Filtyp",
            "key_id": "Nyckel",
            "name": "Filnamn",
            "scan": "Virusskanning",
            "sha256": "Kontrollsumma (SHA-256)",
            "size": "Storlek i byte",
            "stored_at": "Inlagt",
        },
        codes={"kind": DocumentKind, "scan": Scan},
    ),
)
