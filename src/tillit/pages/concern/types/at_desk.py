"""The words at the desk: of somebody who calls, comes or has written, never to them."""

from tillit.casework.intake.types import ReporterKind

from .asked import Asked
from .words import WORDS, Said, Words

_WORK = "välj att någon anmäler i sitt arbete"

AT_DESK = Words(
    questions={
        "kind": Said(
            "Vem anmäler?",
            remedy="välj det som stämmer bäst",
            answers=(
                "En privatperson som är anonym",
                "En privatperson som säger sitt namn",
                "Någon som anmäler i sitt arbete",
                "Barnet självt",
            ),
        ),
        "child.name": Said("Barnets namn", "Förnamn räcker om anmälaren inte vet mer."),
        "child.age": Said("Ungefär hur gammalt är barnet?"),
        "child.born": Said("När är barnet fött?"),
        "child.where": Said("Var bor barnet, och vilken skola eller förskola går barnet i?"),
        "child.unborn": Said("Barnet är inte fött än"),
        "child.family": Said(
            "Vilka finns i familjen?", "Till exempel föräldrar, syskon och andra som bor där."
        ),
        "worry": Said(
            "Vad har hänt?",
            "Skriv som anmälaren sa: vad hen såg och hörde, vem som sa det, och vad hen inte vet.",
            called="Vad som har hänt",
            remedy="skriv några ord om vad anmälaren har sett eller hört",
        ),
        "safe": Said(
            "Är barnet tryggt just nu?",
            called="Om barnet är tryggt",
            remedy="välj ett svar. Vet anmälaren inte, välj det",
            answers=("Ja, det tror anmälaren", "Anmälaren vet inte", "Nej"),
        ),
        "when": Said(
            "När hände det senast?",
            remedy="välj ett svar. Vet anmälaren inte, välj det",
            answers=("I dag", "De senaste dagarna", "Det har pågått länge", "Anmälaren vet inte"),
        ),
        "said": Said("Vad säger barnet själv?", "Helst barnets egna ord."),
        "known": Said("Vad har anmälaren gjort, och vet familjen om anmälan?"),
        "name": Said("Anmälarens namn"),
        "contact": Said("Telefon eller e-post"),
        "careful": Said("Något att tänka på när vi hör av oss?"),
        "category": Said("Vilken sorts verksamhet?"),
        "organisation": Said(
            "Arbetsplats",
            "Behövs när någon anmäler i sitt arbete.",
            remedy="skriv var anmälaren arbetar",
        ),
        "role": Said("Yrke eller uppgift"),
        "feedback": Said(
            "Vill anmälaren få veta om en utredning inleds?",
            "Fråga den som anmäler i sitt arbete. Svaret ska lämnas inom en vecka efter beslutet.",
            called="Om anmälaren vill ha svar",
            remedy="välj Ja eller Nej",
            answers=("Ja", "Nej"),
        ),
    },
    heads={"happened": "Det som anmälaren berättade"},
    not_asked={
        ReporterKind.ANONYMOUS: "ta bort uppgiften, eller välj att anmälaren säger sitt namn",
        ReporterKind.PRIVATE: f"ta bort uppgiften, eller {_WORK}",
        ReporterKind.CHILD: "ta bort uppgiften. Barnets namn skriver du under Barnen",
    },
)


def words_for(kind: ReporterKind, asked: Asked) -> Words:
    """The words for whoever answers."""
    return AT_DESK if asked is Asked.WORKER else WORDS[kind]
