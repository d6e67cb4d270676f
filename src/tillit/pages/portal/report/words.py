"""The words of the flow, one set for each kind of reporter. A child gets shorter ones."""

from dataclasses import dataclass, replace

from tillit.casework.intake.types import ReporterKind


@dataclass(frozen=True)
class Words:
    """What the pages say to one kind of reporter."""

    titles: dict[str, str]
    heads: dict[str, str]
    leads: dict[str, str]
    worry: str
    worry_hint: str
    worry_remedy: str
    worry_called: str
    safe: str
    safe_answers: tuple[str, str, str]
    when: str
    contact: str
    contact_hint: str
    careful: str
    careful_hint: str
    privacy: str


_ANONYMOUS = (
    "Du är anonym. Vi sparar varken namn eller vilken telefon du använder. "
    "Sparar du får du en kod, så att bara du kan fortsätta."
)
_SEALED = "Det du skriver sparas krypterat i högst 24 timmar. Ingen läser det förrän du skickar."

_PRIVATE = Words(
    titles={
        "who": "Vem är du?",
        "children": "Vilket barn?",
        "happened": "Vad har hänt?",
        "you": "Om dig",
        "files": "Bilder och papper",
        "summary": "Läs igenom",
    },
    heads={
        "who": "Orolig för ett barn?",
        "children": "Vilket barn är du orolig för?",
        "happened": "Vad har du sett eller hört?",
        "you": "Hur når vi dig?",
        "files": "Vill du lägga till bilder eller papper?",
        "summary": "Läs igenom innan du skickar",
    },
    leads={
        "children": "Skriv det du vet. Det räcker med en sak som hjälper oss att hitta barnet.",
        "you": (
            "Familjen kan få veta vem som har anmält. Vi får bara hålla ditt namn hemligt om du "
            "annars riskerar våld eller något annat allvarligt."
        ),
        "files": "Det behövs inte. Du kan gå vidare utan.",
    },
    worry="Vad gör dig orolig?",
    worry_hint="Skriv med egna ord. Det räcker med lite. Du behöver inte vara säker.",
    worry_remedy="skriv några ord om vad du har sett eller hört",
    worry_called="Vad som gör dig orolig",
    safe="Är barnet i trygghet just nu?",
    safe_answers=("Ja, det tror jag", "Jag vet inte", "Nej"),
    when="När hände det senast?",
    contact="Telefon eller e-post",
    contact_hint="Då kan vi ställa frågor till dig.",
    careful="Finns det något vi ska tänka på när vi hör av oss?",
    careful_hint="Till exempel: ring på dagen, lämna inget meddelande.",
    privacy=_SEALED,
)
_MANDATED = replace(
    _PRIVATE,
    titles=_PRIVATE.titles | {"you": "Du och ditt arbete"},
    heads=_PRIVATE.heads
    | {
        "children": "Vilket barn gäller det?",
        "happened": "Vad har du sett eller hört?",
        "you": "Du och ditt arbete",
    },
    leads=_PRIVATE.leads
    | {"you": "Du som anmäler i ditt arbete kan inte vara anonym. Familjen kan få veta vem du är."},
    worry_hint="Skriv vad du såg och hörde, vem som sa det, och vad ni inte vet.",
    contact="Telefon eller e-post till dig i arbetet",
    contact_hint="Vi kan behöva ställa frågor, eller bjuda in till ett möte.",
)
_CHILD = replace(
    _PRIVATE,
    titles=_PRIVATE.titles | {"me": "Du"},
    heads=_PRIVATE.heads
    | {
        "me": "Vem är du?",
        "happened": "Vad är det som har hänt?",
        "you": "Hur kan vi nå dig?",
        "files": "Vill du visa något?",
        "summary": "Är det här rätt?",
    },
    leads={
        "me": (
            "Du behöver inte svara på allt. Vill du att vi ska kunna hjälpa dig "
            "behöver vi veta vem du är."
        ),
        "you": (
            "Du väljer själv. Vi som arbetar här måste ofta prata med dina föräldrar också. "
            "Vi berättar för dig först, om det går."
        ),
        "files": "Du kan lägga till bilder. Du behöver inte.",
    },
    worry="Berätta med dina egna ord",
    worry_hint="Det räcker med lite. Du kan inte skriva fel.",
    worry_remedy="skriv några ord om vad som har hänt",
    worry_called="Det du vill berätta",
    safe="Är du trygg just nu?",
    safe_answers=("Ja", "Jag vet inte", "Nej"),
    when="När hände det?",
    contact="Telefon, e-post eller något annat",
    contact_hint="Skriv det som är säkrast för dig.",
    careful="Hur gör vi så att ingen annan märker det?",
    careful_hint="Till exempel: ring när jag är i skolan.",
    privacy="Det du skriver är låst. Ingen läser det förrän du skickar.",
)

WORDS = {
    ReporterKind.ANONYMOUS: replace(_PRIVATE, privacy=_ANONYMOUS),
    ReporterKind.PRIVATE: _PRIVATE,
    ReporterKind.MANDATED: _MANDATED,
    ReporterKind.CHILD: _CHILD,
}
