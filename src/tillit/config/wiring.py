"""Which adapter sits behind which port."""

from collections.abc import Callable

from django.conf import settings

from tillit.areas.assistance import ports as assistance
from tillit.contact.documents import ports as documents
from tillit.integrations.leavers.file import LeaversFile
from tillit.integrations.oidc.adapter import OpenIdConnect
from tillit.trust.identity import ports as identity


def connect() -> None:
    """Plug the adapters that the settings name."""
    identity.plug(OpenIdConnect())
    identity.plug_employees(LeaversFile())
    if settings.CLAMD:
        from tillit.integrations.clamd.scanner import Clamd

        documents.plug(Clamd(settings.CLAMD))
    if any(each["address"] for each in settings.REGISTERS.values()):
        assistance.plug(*_registers())
    if settings.BANK_ACCOUNT:
        assistance.plug_bank(_bank())


def _bank() -> assistance.Bank:
    from tillit.areas.assistance.types import Iban, Payer
    from tillit.integrations.payments.adapter import BankFiles

    account, number = Iban(settings.BANK_ACCOUNT), settings.ORGANISATION_NUMBER[-10:]
    return BankFiles(Payer(settings.MUNICIPALITY, number, account, settings.BANK_BIC))


def _registers() -> list[assistance.Registers]:
    from tillit.integrations.ssbtek.adapter import EmployersDeclarations, Ssbtek
    from tillit.integrations.ssbtek.line import Line

    kinds: dict[str, Callable[[Line], assistance.Registers]] = {
        "ssbtek": Ssbtek,
        "agi": EmployersDeclarations,
    }
    return [
        kinds[name](Line(each["address"], each["certificate"], each["key"], each["authority"]))
        for name, each in settings.REGISTERS.items()
        if each["address"]
    ]
