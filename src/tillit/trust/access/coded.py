"""Stored codes in the words that they leave with: on an extract, an export, a review."""

from .types import AssignedAs, BarrierReason, GlassReason, GuardKind

AREAS = {"ifo": "Individ- och familjeomsorg"}
GUARDED = {
    GuardKind.REPORT: "Anmälan",
    GuardKind.CASE: "Ärende",
    GuardKind.SERVICE: "Insats",
}
ASSIGNED = {
    AssignedAs.RESPONSIBLE: "Ansvarig",
    AssignedAs.CO_WORKER: "Medverkar",
    AssignedAs.DEPUTY: "Vikarie",
    AssignedAs.PROVIDER: "Ger insatsen",
    AssignedAs.PARTNER: "Gäst",
}
BARRED = {
    BarrierReason.SELF: "Är själv personen",
    BarrierReason.KIN: "Närstående",
    BarrierReason.DISQUALIFIED: "Jäv",
    BarrierReason.COLLEAGUE: "Arbetar nära",
    BarrierReason.BLOCKED: "Något annat skäl",
}
GLASS = {
    GlassReason.DANGER: "Någon kunde vara i fara",
    GlassReason.COVER: "Den som hade ärendet var inte där",
    GlassReason.CALL: "Någon ringde eller stod där",
}
