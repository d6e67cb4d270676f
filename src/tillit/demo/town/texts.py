"""What people wrote and said in Solby. All of it invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Worry:
    """One kind of concern: what the reporter wrote, and what the intake found."""

    organisation: str
    role: str
    category: str  # a code of law.reporting; empty for private persons
    text: str
    assessed: str
    opened: str
    not_opened: str


WORRIES = (
    Worry("Solskiftets skola", "kurator", "SCHOOL",
          "Har varit utan matsäck på två utflykter den senaste månaden. I dag berättade barnet att "
          "hen lagar mat till lillasyskonet ”när mamma sover länge”. Glad i skolan, har kompisar.",
          "Inga uppgifter om våld eller skada. Barnet är i skolan i dag, beskrivs som glatt. "
          "Oro för ansvar som inte passar åldern.",
          "Flera uppgifter om att barnet tar hand om hemmet. Vi behöver veta hur det är hemma.",
          "Mamma har varit sjuk i tre veckor. Mormor hjälper till. Familjen vill inte ha mer nu."),
    Worry("Förskolan Tallkotten", "rektor", "SCHOOL",
          "Hämtas ofta sent och av olika vuxna som vi inte känner. I går luktade pappa alkohol när "
          "han kom. Vi erbjöd taxi och ringde mamma, som kom.",
          "Mamma hämtade i går och är hemma med barnet i dag. Inget akut behov av skydd i dag.",
          "Uppgift om alkohol vid hämtning. Föräldrarna beskriver olika hur det är.",
          "Föräldrarna har egen kontakt med beroendemottagningen och en plan för hämtningar."),
    Worry("Vårdcentralen Hamnen", "sjuksköterska", "HEALTH",
          "Mamma sökte för sömnsvårigheter och sa att hon är rädd för barnens pappa, som kommer "
          "oanmäld. Barnen har sett när han slagit sönder saker.",
          "Pappa bor inte i hemmet. Mamma har bytt lås. Polisen vet. Vi följer upp i morgon.",
          "Barnen har sett våld. Vi behöver bedöma skydd och stöd.",
          "Ingen ny uppgift. Kontaktförbud finns och stöd ges redan."),
    Worry("Folktandvården Solby", "tandläkare", "DENTAL",
          "Tre uteblivna besök. Barnet har ont och föräldrarna svarar inte på telefon.",
          "Inget som tyder på akut fara. Vi ringer familjen i dag.",
          "Flera års uteblivna besök och ont i tänderna. Vi behöver utreda omsorgen.",
          "Familjen hade bytt telefonnummer. Nytt besök är bokat och blev av."),
    Worry("Polisen", "yttre befäl", "POLICE",
          "Grannar larmade om bråk. Två vuxna skrek, barnen var hemma och vakna. Ingen skadad. "
          "Föräldrarna uppgav att de är på väg att skiljas.",
          "Samtal med båda föräldrarna i kväll. Barnen är hos mormor i natt. Inget akut behov.",
          "Andra larmet på tre månader. Barnen har varit hemma båda gångerna.",
          "Första händelsen. Familjen tackade ja till råd och stöd utan utredning."),
    Worry("Norrbyskolan", "rektor", "SCHOOL",
          "Frånvaro 38 procent sedan augusti. Eleven säger att det känns tungt att gå upp. Hemma "
          "bråkar de om skärmtid varje kväll.",
          "Ingen fara hemma. Eleven har kontakt med skolkuratorn.",
          "Hög frånvaro trots skolans insatser. Eleven vill själv ha hjälp.",
          "Skolan och familjen har en plan. Vi återkommer om den inte håller."),
    Worry("", "", "",
          "Grannens pojke sitter ofta ute i trapphuset sent på kvällen. I går var klockan elva och "
          "han hade ingen jacka. Han sa att ingen öppnar.",
          "Vi når mamma i dag. Pojken är i skolan. Inget akut behov av skydd.",
          "Barnet har lämnats ensamt flera kvällar. Vi behöver förstå varför.",
          "Nyckeln hade gått sönder. Mamma visade ny nyckel och en plan för kvällarna."),
    Worry("", "", "",
          "Det hörs skrik från lägenheten flera nätter i veckan. Barnen gråter. Jag vågar inte "
          "säga något själv.",
          "Samtal med familjen samma dag. Barnen träffades enskilt. Inget akut behov.",
          "Uppgifterna stämmer med en tidigare anmälan från skolan.",
          "Småbarn som inte sover. Familjen har kontakt med barnavårdscentralen."),
    Worry("Fritidsgården Kajen", "fritidsledare", "PRIVATE-PROFESSIONAL",
          "Kommer påverkad på fredagar. Umgås med äldre som vi vet säljer. Säger själv att det "
          "inte är någon fara, men har slutat träna.",
          "Föräldrarna är informerade och hämtade. Inget akut behov i dag.",
          "Risk för att fara illa genom eget beteende och umgänge.",
          "En enstaka gång. Familjen har kontakt med ungdomsmottagningen."),
)  # fmt: skip

PHONE_NOTES = (
    "Ringer mamma. Hon har läst brevet och undrar vad som händer nu. Jag berättar hur utredningen "
    "går till och vem jag kommer att prata med. Hon vill vara med när vi träffar skolan.",
    "Pappa ringer. Han tycker att det går lugnare hemma sedan de bestämde vem som hämtar. Han "
    "undrar om familjebehandling är frivilligt. Jag svarar ja.",
    "Talar med kuratorn. Frånvaron har minskat. Fungerar bäst i slöjd och idrott.",
    "Mamma ringer och vill ändra tiden på torsdag. Ny tid måndag 15.00. I övrigt är det som förut.",
)
VISIT_NOTES = (
    "Hembesök. Barnet visar sitt rum och en teckning av huset. Lugn stämning. Föräldrarna berättar "
    "om morgnarna, som är svårast. Vi pratar om vad som skulle göra skillnad.",
    "Hembesök hos pappa. Eget rum, mat i kylen. Barnet var med vid bordet och skämtade. Pappa "
    "berättar om sitt nya schema.",
)
MEETING_NOTES = (
    "Möte med båda föräldrarna och skolan. Alla är överens om att morgnarna är svåra och att "
    "barnet mår bra i klassen. Skolan sätter in en vuxen vid dörren klockan åtta.",
    "Möte på Familjehuset. Vi går igenom planens frågor. Nytt möte om tre veckor.",
)
CHILD_NOTES = (
    ("Samtal på verkstaden. Vi skruvade på en cykel medan vi pratade.",
     "Det är bäst på torsdagar, när jag får skruva. Hemma blir det tyst så fort någon är arg."),
    ("Samtal i skolans bibliotek. Barnet valde att rita.",
     "Jag vill att mamma ska vara pigg. Och att pappa inte står i trappan."),
    ("Promenad efter skolan.", "Jag vill bo som nu fast utan bråk på söndagar."),
)  # fmt: skip

SCHOOL_STATEMENT = (
    "Frånvaro 18 procent sedan augusti. Når målen utom i matematik. Har två nära vänner. "
    "Skolan ser ett piggt barn som är trött på måndagar."
)
QUESTIONS = (
    ("Hur har barnet det hemma till vardags?", "Samtal med barnet, hembesök i båda hemmen."),
    ("Vad klarar föräldrarna själva och vad behöver de hjälp med?", "Samtal med föräldrarna."),
    ("Hur går det i skolan?", "Yttrande från skolan."),
    ("Vad vill barnet själv?", "Två enskilda samtal."),
)
