"""The page of the policy."""

from django.http import HttpResponse

from tillit.kernel.swedish import day_of
from tillit.pages.http.guard import desk_page
from tillit.pages.http.page import page
from tillit.pages.http.requests import DeskRequest
from tillit.trust.access.policies import NEVER_STOPPED, UNCOUNTED, WALLS, WAYS, budget_on

CLASSES = (
    ("K1", "Vem det är", "Namn, nummer, ålder."),
    ("K2", "Hur man når personen", "Telefon, adress, säkert sätt att höra av sig."),
    ("K3", "Det som står", "Anteckningar, bedömningar, beslut, handlingar."),
    ("K4", "Vem som anmälde", "Bara medan anmälan arbetas med, och för den som har ärendet."),
    ("K5", "Andra personer", "Familj och andra som nämns."),
    ("K6", "Var någon skyddad finns", "Ingen väg in visar det. Två personer öppnar en adress."),
)


@desk_page
def who_may_see(request: DeskRequest) -> HttpResponse:
    """Every wall and every way in, from the same table that decides. For everybody who works here,
    and where a page that was not shown leads. It tells of nobody, so it leaves no leaf."""
    context = {
        "walls": WALLS,
        "ways": WAYS,
        "classes": CLASSES,
        "budget": budget_on(day_of(request.at)),
        "uncounted": UNCOUNTED.values(),
        "never_stopped": NEVER_STOPPED.values(),
    }
    return page(request, "desk/who_may_see/who_may_see.html", context)
