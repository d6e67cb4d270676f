"""Every component on one page, for those who build and for the tests that look."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse

from tillit.pages.http.guard import public_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import TillitRequest
from tillit.ui.clock import clock_view
from tillit.ui.fields import DayField, DayInput
from tillit.ui.forms import OnceForm, text_area
from tillit.ui.frame import DeskFrame, Place, PlaceGroup, PortalFrame
from tillit.ui.values import Answer, Event, Fact, Key, Mark, Pill, Point, WorkRow

SAFE = (("yes", "Ja, det tror jag"), ("unknown", "Jag vet inte"), ("no", "Nej"))
SIBLINGS = (("melvin", "Melvin, 5 år: samma bedömning"), ("tuva", "Tuva, 14 år: bor inte där"))
HERE, THERE = "/arbete/galleri/", "/arbete/galleri/portal/"


class SampleForm(OnceForm):
    """One field of every kind."""

    called = {"worry": "Vad som gör dig orolig"}
    remedies = {"safe": "välj ett svar. Vet du inte, välj ”Jag vet inte”"}

    worry = forms.CharField(
        label="Vad gör dig orolig?",
        help_text="Skriv med egna ord. Det räcker med lite. Du behöver inte vara säker.",
        max_length=5000,
        widget=text_area(),
    )
    safe = forms.ChoiceField(
        label="Är barnet i trygghet just nu?", choices=SAFE, widget=forms.RadioSelect
    )
    siblings = forms.MultipleChoiceField(
        label="Gäller det också syskonen?",
        choices=SIBLINGS,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    born = DayField(label="När hände det?", help_text="Till exempel 24 11 2026", required=False)
    by = forms.DateField(label="Svara senast", widget=DayInput(), required=False)
    place = forms.CharField(label="Var hände det?", max_length=100)
    kind = forms.ChoiceField(
        label="Hur kom det in?", choices=(("phone", "Telefon"), ("visit", "Besök"))
    )
    rent = forms.IntegerField(label="Hyra i kronor", min_value=0, required=False)
    paper = forms.FileField(label="Bilaga", required=False, help_text="Bild eller PDF")
    understood = forms.BooleanField(label="Jag har läst hur uppgifterna används")


@public_page
def desk(request: TillitRequest) -> HttpResponse:
    """Every component in the scale of the desk. Public: only in the demo, and nothing is real."""
    _only_in_the_demo()
    frame = DeskFrame(_groups(), "Maja Norrman", "Socialsekreterare, Barn 2", search_url=HERE)
    return page(request, "desk/gallery/desk.html", {**_content(request), "frame": frame.at(HERE)})


@public_page
def portal(request: TillitRequest) -> HttpResponse:
    """Every component in the scale of the portal."""
    _only_in_the_demo()
    places = (Place("Galleri", THERE), Place("För arbetet", HERE))
    frame = PortalFrame(places, foot=(Place("Galleri", THERE),), me_label="Petra", me_url=THERE)
    return page(
        request, "desk/gallery/portal.html", {**_content(request), "frame": frame.at(THERE)}
    )


def _only_in_the_demo() -> None:
    if not settings.DEMO:
        raise Http404


def _groups() -> tuple[PlaceGroup, ...]:
    return (
        PlaceGroup(
            (
                Place("Galleri", HERE, "Sun", phone=True),
                Place("I portalen", THERE, "Inbox", count=6, phone=True),
            )
        ),
        PlaceGroup((Place("Fel i formulär", f"{HERE}?fel=1", "Folder"),), heading="Visa också"),
    )


def _content(request: TillitRequest) -> dict[str, Any]:  # Any: whatever the template shows
    form = (
        SampleForm({"place": "Trapphuset", "once": ""}) if request.GET.get("fel") else SampleForm()
    )
    return {
        "scale": [(-1, "Sämre än nu"), (0, "Som i dag"), (1, "Bättre")],
        "form": form,
        "clocks": CLOCKS,
        "rows": ROWS,
        "row": WorkRow(CLOCKS[-1], "Noel P., 3 år", HERE, "Anmälan från förskolan"),
        "shown": request.GET.get("visa") == "nummer",
        "points": [Point(1, "Solby torg", "#plats-1", 180, 130)],
        "pills": [
            Pill("Allt", HERE, 38, current=True),
            Pill("Barnets ord", HERE, 4),
            Pill("Beslut", HERE),
        ],
        "answers": [
            Answer("Vad gör dig orolig?", "Grannens pojke sitter ofta ute sent.", HERE),
            Answer("Är barnet i trygghet just nu?", "Jag vet inte", HERE),
            Answer("När hände det?", ""),
        ],
        "facts": [Fact("Kom in", "tis 24 november, 14.05"), Fact("Från", "Solskiftets skola")],
        "key_hints": [
            Key("J K", "gå i listan"),
            Key("Enter", "öppna"),
            Key("N", "ny anteckning", "#note-text"),
            Key("/", "sök"),
            Key("G D", "galleri", HERE),
        ],
        "events": EVENTS,
        "sample_day": date(2026, 11, 23),
    }


EVENTS = [
    Event(
        "23 nov", "Utredningen skickad till parterna", icon="Paperplane", by="Maja N., 15.20",
        text="Petra: öppnat i går 19.05. Erik: levererat. Svar senast 1 dec (FL 25).",
    ),
    Event(
        "20 nov", "Samtal med Noel, på verkstaden", icon="FigureChild", color="ljung",
        by="Maja N., 16.02", own_words="”Det är bäst på torsdagar, när jag får skruva.”",
        own_words_for="Visas för: bara handläggare",
    ),
    Event(
        "12 nov", "Hembesök hos Erik, hushåll 2", icon="HouseHeart", by="Maja N., 17.11",
        text="Eget rum, lugn stämning.", tags=(Mark("Rättad 16 nov", "neutral", "PencilLine"),),
        beside=(("Rättelse", "16 nov, Maja Norrman: Rummet delas varannan helg."),), href=HERE,
    ),
    Event(
        "3 aug", "Beslut: utredning öppnas", icon="Gavel", strong=True,
        text="Fyra månader, klar senast 3 dec (SoL 20:3).",
    ),
]  # fmt: skip

CLOCKS = [
    clock_view(
        "late",
        what="Återkoppla till skolan",
        law="SoL 19:6",
        days_left=-1,
        stops="Stannar när svaret är skickat.",
    ),
    clock_view(
        "today",
        what="Skyddsbedömning",
        law="SoL 20:1",
        ends_clock="14.05",
        hours_left=4,
        progress=0.82,
    ),
    clock_view(
        "soon",
        what="Utredning klar",
        law="SoL 20:3",
        end_text="tor 3 dec",
        days_left=9,
        progress=0.93,
        stops="Kan förlängas genom beslut.",
    ),
    clock_view(
        "calm",
        what="Utredning klar",
        law="SoL 20:3",
        end_text="mån 4 jan",
        days_left=41,
        progress=0.66,
    ),
    clock_view("rests", what="Insats börjar senast", law="SoL 34:1", end_text="20 feb"),
    clock_view(
        "rests",
        what="Parterna svarar",
        law="FL 25",
        end_text="tis 1 dec",
        words="Vilar",
        progress=0.3,
    ),
    clock_view(
        "done", what="Skyddsbedömning", law="SoL 20:1", end_text="21 juli", words="Klar på 5 timmar"
    ),
]

ROWS = [
    WorkRow(
        CLOCKS[0],
        "Elias V., 14 år",
        HERE,
        "Beslut: utredning öppnas inte, 16 nov",
        "Skicka svar till rektorn. Brevet är klart.",
        "Skicka",
        (Mark("Skyddad person", "ljung", "ShieldLock"),),
    ),
    *(
        WorkRow(clock, f"Alva E., 9 år ({n})", HERE, "Anmälan från Solskiftets skola i går 14.05")
        for n, clock in enumerate(CLOCKS[1:-1], start=2)
    ),
]
