"""On what ground something secret may leave, by who asks for it. A list to choose from: the worker
weighs. Which recipients a section is shown for is our reading of it."""

from datetime import date
from enum import Enum

from tillit.law.confidentiality import SecrecyRule, secrecy_rules
from tillit.law.dated import Since


class Recipient(Enum):
    """Who gets it; the value is what pages show."""

    SELF = "personen själv"
    GUARDIAN = "vårdnadshavare"
    PARTY = "part i ärendet"
    REPORTER = "den som anmälde i sitt arbete"
    HEALTH = "hälso- och sjukvården"
    SOCIAL = "annan socialtjänst"
    POLICE = "polis eller åklagare"
    COURT = "domstol"
    AUTHORITY = "annan myndighet"
    OTHER = "någon annan"


# Who a guest from a partner may come from: those whom one works with, and neither police nor court.
PARTNERS = (Recipient.HEALTH, Recipient.SOCIAL, Recipient.AUTHORITY, Recipient.OTHER)


def grounds_for_guests(on: date) -> tuple[Since[SecrecyRule], ...]:
    """The rules in force that day that may let a guest from a partner read in a case. The same
    rows as for a release: to let somebody read is to release."""
    names = {each.name.lower() for each in PARTNERS}
    return tuple(rule for rule in secrecy_rules(on) if names & set(rule.value.recipients))


def grounds_for(recipient: Recipient, on: date) -> tuple[Since[SecrecyRule], ...]:
    """The rules in force that day that may let something leave to this recipient."""
    name = recipient.name.lower()
    return tuple(rule for rule in secrecy_rules(on) if name in rule.value.recipients)
