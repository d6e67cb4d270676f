"""The words of the questions: one set for each who answers. A child gets shorter ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tillit.casework.intake.types import ReporterKind


@dataclass(frozen=True)
class Said:
    """One question in somebody's words. `called`: its name in a sentence about what is wrong."""

    label: str
    hint: str = ""
    called: str = ""
    remedy: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Words:
    """What the pages say to one who answers. Titles, headings and leads are by step."""

    questions: Mapping[str, Said]
    titles: Mapping[str, str] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    leads: Mapping[str, str] = field(default_factory=dict)
    not_asked: Mapping[ReporterKind, str] = field(default_factory=dict)
    privacy: str = ""


_ANONYMOUS = (
    "Du är anonym. Vi sparar varken namn eller vilken telefon du använder. "
    "Sparar du får du en kod, så att bara du kan fortsätta."
)
_SEALED = "Det du skriver sparas krypterat i högst 24 timmar. Ingen läser det förrän du skickar."
_KNOW = "välj ett svar. Vet du inte, välj ”Jag vet inte”"
_BEST = "välj det som stämmer bäst"

_PRIVATE = Words(
    questions={
        "kind": Said(
            "Vem är du?",
            remedy=_BEST,
            answers=(
                "Jag vill vara anonym",
                "Jag är privatperson och säger vem jag är",
                "Jag anmäler i mitt arbete",
                "Jag är under 18 år och det gäller mig",
            ),
        ),
        "child.name": Said("Namn", "Förnamn räcker om du inte vet mer."),
        "child.age": Said("Ungefär hur gammalt är barnet?"),
        "child.born": Said("När är barnet fött?", "Om du vet det."),
        "child.where": Said("Var bor barnet, och vilken skola eller förskola går barnet i?"),
        "child.unborn": Said("Barnet är inte fött än"),
        "child.family": Said(
            "Vilka finns i familjen?", "Till exempel föräldrar, syskon och andra som bor där."
        ),
        "worry": Said(
            "Vad gör dig orolig?",
            "Skriv med egna ord. Det räcker med lite. Du behöver inte vara säker.",
            called="Vad som gör dig orolig",
            remedy="skriv några ord om vad du har sett eller hört",
        ),
        "safe": Said(
            "Är barnet i trygghet just nu?",
            remedy=_KNOW,
            answers=("Ja, det tror jag", "Jag vet inte", "Nej"),
        ),
        "when": Said(
            "När hände det senast?",
            answers=("I dag", "De senaste dagarna", "Det har pågått länge", "Jag vet inte"),
        ),
        "said": Said("Har barnet själv sagt något?", "Skriv helst barnets egna ord."),
        "known": Said("Vet familjen att du hör av dig till oss?"),
        "name": Said("Vad heter du?", called="Ditt namn", remedy="skriv vad du heter"),
        "contact": Said(
            "Telefon eller e-post",
            "Då kan vi ställa frågor till dig.",
            remedy="skriv telefon eller e-post",
        ),
        "careful": Said(
            "Finns det något vi ska tänka på när vi hör av oss?",
            "Till exempel: ring på dagen, lämna inget meddelande.",
        ),
        "category": Said(
            "Vilken sorts verksamhet arbetar du i?", called="Verksamheten", remedy=_BEST
        ),
        "organisation": Said(
            "Var arbetar du?",
            "Till exempel skolans eller vårdcentralens namn.",
            called="Arbetsplatsen",
            remedy="skriv var du arbetar",
        ),
        "role": Said("Vad arbetar du som?", called="Ditt yrke", remedy="skriv vad du arbetar som"),
        "feedback": Said(
            "Vill du få veta om vi inleder en utredning?",
            "Du får svar inom en vecka efter vårt beslut, om det inte är olämpligt.",
            called="Om du vill ha svar",
            remedy="välj Ja eller Nej",
            answers=("Ja", "Nej"),
        ),
        "attachment": Said("Välj bilder eller papper"),
    },
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
    privacy=_SEALED,
)


_MANDATED = replace(
    _PRIVATE,
    titles={**_PRIVATE.titles, "you": "Du och ditt arbete"},
    heads={**_PRIVATE.heads, "children": "Vilket barn gäller det?", "you": "Du och ditt arbete"},
    leads={
        **_PRIVATE.leads,
        "you": "Du som anmäler i ditt arbete kan inte vara anonym. Familjen kan få veta vem du är.",
    },
    questions={
        **_PRIVATE.questions,
        "worry": replace(
            _PRIVATE.questions["worry"],
            hint="Skriv vad du såg och hörde, vem som sa det, och vad ni inte vet.",
        ),
        "known": Said("Vad har ni gjort, och vet familjen om att du anmäler?"),
        "contact": replace(
            _PRIVATE.questions["contact"],
            label="Telefon eller e-post till dig i arbetet",
            hint="Vi kan behöva ställa frågor, eller bjuda in till ett möte.",
        ),
    },
)
_CHILD = replace(
    _PRIVATE,
    titles={**_PRIVATE.titles, "me": "Du"},
    heads={
        **_PRIVATE.heads,
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
    questions={
        **_PRIVATE.questions,
        "child.name": Said("Vad heter du?", called="Ditt namn"),
        "child.age": Said("Hur gammal är du?"),
        "child.where": Said("Vilken skola går du i, eller var bor du?"),
        "child.family": Said("Vilka bor du med?"),
        "worry": Said(
            "Berätta med dina egna ord",
            "Det räcker med lite. Du kan inte skriva fel.",
            called="Det du vill berätta",
            remedy="skriv några ord om vad som har hänt",
        ),
        "safe": Said("Är du trygg just nu?", remedy=_KNOW, answers=("Ja", "Jag vet inte", "Nej")),
        "when": replace(_PRIVATE.questions["when"], label="När hände det?"),
        "contact": Said("Telefon, e-post eller något annat", "Skriv det som är säkrast för dig."),
        "careful": Said(
            "Hur gör vi så att ingen annan märker det?", "Till exempel: ring när jag är i skolan."
        ),
    },
    privacy="Det du skriver är låst. Ingen läser det förrän du skickar.",
)
WORDS = {
    ReporterKind.ANONYMOUS: replace(_PRIVATE, privacy=_ANONYMOUS),
    ReporterKind.PRIVATE: _PRIVATE,
    ReporterKind.MANDATED: _MANDATED,
    ReporterKind.CHILD: _CHILD,
}
