"""Stored codes in the words that they leave with: on an extract, an export, a review."""

from .types import ContactKind, Protection, RelationKind, Sex, Source

KINDS = {
    ContactKind.PHONE: "Telefon",
    ContactKind.MAIL: "E-post",
    ContactKind.ADDRESS: "Postadress",
}
RELATIONS = {
    RelationKind.GUARDIAN: "Vårdnadshavare",
    RelationKind.PARENT: "Förälder",
    RelationKind.SIBLING: "Syskon",
    RelationKind.PARTNER: "Partner",
    RelationKind.CONTACT: "Kontakt",
}
PROTECTED_AS = {
    Protection.NONE: "Inget skydd",
    Protection.MARKED: "Sekretessmarkering",
    Protection.REGISTERED: "Skyddad folkbokföring",
}
SEXES = {Sex.FEMALE: "Kvinna", Sex.MALE: "Man"}
SOURCES = {
    Source.PERSON: "Personen själv",
    Source.GUARDIAN: "Vårdnadshavare",
    Source.REPORT: "En anmälan",
    Source.AUTHORITY: "En myndighet",
    Source.STAFF: "Medarbetare",
    Source.REGISTER: "Ett register",
}
