"""A first text for each analysis, so that nobody begins with an empty page.

Our own words, to be read and changed by each municipality; the law asks that there be an analysis,
not what it says. Nothing here counts until somebody has written it and another approved it.
"""

from dataclasses import dataclass

from tillit.kernel.actor import Role


@dataclass(frozen=True)
class Suggested:
    """What could be said about a role, and for how many months it could be given."""

    needs: str
    risks: str
    limits: str
    months: int = 12


CURIOUS = "Någon läser om en granne, en släkting eller en känd person utan att ha ärendet."
LOGGED = "Varje läsning står i loggen, och loggen granskas."
SUGGESTED = {
    Role.INTAKE: Suggested(
        "Öppna anmälningar till den egna mottagningen, för att göra skyddsbedömning samma dag.",
        f"{CURIOUS} Anmälarens namn kommer ut till familjen.",
        f"Ser inte utredningar. Sökning kräver ett skäl. {LOGGED}",
    ),
    Role.SOCIAL_WORKER: Suggested(
        "De ärenden som handläggaren har uppdrag i, för att utreda och följa upp.",
        f"{CURIOUS} Handläggaren ligger kvar i ett ärende som är överlämnat.",
        f"Bara egna uppdrag, och de tar slut när ärendet lämnas över. {LOGGED}",
    ),
    Role.LEADER: Suggested(
        "Den egna enhetens ärenden, för att fördela, stödja och fatta beslut enligt delegation.",
        f"{CURIOUS} Chefen ser fler ärenden än hen behöver.",
        f"Inte förseglade ärenden och inte barnets egna ord. {LOGGED}",
    ),
    Role.DUTY: Suggested(
        "Öppna anmälningar i hela kommunen, för att skydda barn kvällar, nätter och helger.",
        f"{CURIOUS} Jouren läser utanför sitt pass.",
        f"Bara öppna anmälningar. Ett ärende kräver nödöppning med skäl. {LOGGED}",
    ),
    Role.BOARD_SECRETARY: Suggested(
        "Utskottets ärenden och listor, för att kalla, skriva protokoll och anmäla beslut.",
        "Underlag med uppgifter om familjer sprids till fler än utskottet.",
        f"Ser det som ska till utskottet, inte akten. {LOGGED}",
    ),
    Role.PROVIDER: Suggested(
        "Beställningar till den egna enheten, för att svara på dem och ge insatsen.",
        f"{CURIOUS} Utföraren får veta mer om familjen än insatsen kräver.",
        f"Ser beställningen, inte utredningen och inte vem som anmält. {LOGGED}",
    ),
    Role.ADMINISTRATOR: Suggested(
        "Inställningar, enheter och konton, för att systemet ska fungera.",
        "Den som sköter systemet skaffar sig eller någon annan en väg in.",
        f"Ser aldrig något om en person. Ger ingen roll utan en kollega till. {LOGGED}",
    ),
    Role.REVIEWER: Suggested(
        "Vem som har läst vad och varför, för att hitta den som läst utan anledning.",
        "Loggen visar vem som har ärende hos oss, och kan användas mot kollegor.",
        f"Ser loggen, aldrig vad som står i ett ärende. Ges av två. {LOGGED}",
    ),
    Role.ARCHIVIST: Suggested(
        "Listor över det som ska gallras eller lämnas till arkivet, med skäl för varje rad.",
        "Något som ska bevaras försvinner, eller gallrat läses i onödan.",
        f"Två personer för varje gallring. Ges av två. {LOGGED}",
    ),
    Role.PARTNER: Suggested(
        "Det ärende som gästen har bjudits in till, för ett ändamål som är uppskrivet.",
        "Uppgifter om familjen sprids hos samarbetsparten, eller gästen ligger kvar.",
        f"Bara det uppdraget nämner, alltid med en sista dag, skriver ingenting. {LOGGED}",
        months=6,
    ),
}
