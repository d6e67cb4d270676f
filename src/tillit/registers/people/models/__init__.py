"""Tables of the register: one noun, its rows and its querysets per file."""

from .contact import ContactNeeds, ContactWay
from .household import Household, HouseholdMember
from .person import Person
from .place import HiddenPlace
from .protection import ProtectionChange
from .relation import Relation
from .representation import Representation
from .sealed_address import AddressOpening, AddressReader, SealedAddress
from .search import SearchName, SearchVersion, SearchWord
from .threat import ThreatNote
from .trace import Correction, Merge, MergeAsk

__all__ = [
    "AddressOpening",
    "AddressReader",
    "ContactNeeds",
    "ContactWay",
    "Correction",
    "HiddenPlace",
    "Household",
    "HouseholdMember",
    "Merge",
    "MergeAsk",
    "Person",
    "ProtectionChange",
    "Relation",
    "Representation",
    "SealedAddress",
    "SearchName",
    "SearchVersion",
    "SearchWord",
    "ThreatNote",
]
