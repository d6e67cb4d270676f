"""What each municipality decides for itself. The program chooses no amount for anyone."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal

from tillit.law.assistance.plain import BadCase, Form, ordered
from tillit.law.calendar import add_months

DAY_METHODS_SV = {
    "days/30": "dagar delat med 30",
    "days in month": "dagar delat med månadens dagar",
    "day amount": "dagsbelopp: månadsbeloppet × 12 / 365 i hela kronor, gånger dagarna",
}
AGE_ON_SV = {"first day": "månadens första dag", "last day": "månadens sista dag"}
COMMON_SV = {
    "member": "barnet räknas som en person i hushållet hela månaden",
    "days": "barnets del av de gemensamma kostnaderna räknas på dagar",
}
ABOVE_BASE_SV = {"ask": "en människa beslutar", "count": "räknas", "disregard": "räknas inte"}
CHILDS_COSTS_SV = {
    "personal": "barnets personliga kostnader och de kostnader som är barnets egna",
    "share": "också barnets del av gemensamma kostnader och boende",
}


@dataclass(frozen=True, slots=True)
class Window:
    """Which days' incomes count: from `first_day` so many months before the month, one month on."""

    first_day: int = 1
    months_back: int = 1

    def days(self, month: date, further_back: int = 0) -> tuple[date, date]:
        """First and last day, both inclusive."""
        start = add_months(month, -self.months_back - further_back)
        first = self._in(start)
        return first, self._in(add_months(start, 1)) - timedelta(days=1)

    def _in(self, month: date) -> date:
        last = monthrange(month.year, month.month)[1]
        return month.replace(day=min(self.first_day, last))


@dataclass(frozen=True, slots=True)
class Guide:
    """A local guide for a cost: it warns, and never cuts."""

    kind: str
    ceiling: Decimal
    source_sv: str
    adults: int | None = None
    children: int = 0
    persons: int = 0

    def fits(self, adults: int, children: int) -> bool:
        """Whether the row is for a household of at least that size."""
        right_adults = self.adults is None or self.adults == adults
        return right_adults and children >= self.children and adults + children >= self.persons


@dataclass(frozen=True, slots=True)
class Parameters:
    """The choices that the law leaves open. Our defaults are readings, not advice."""

    day_method: str = "days/30"
    age_on: str = "first day"
    common_for_part_time: str = "member"
    window: Window | None = None
    use_comparison: bool = False
    change_warning_percent: int = 12
    above_base_amount: str = "ask"
    childs_own_costs: str = "personal"
    asset_buffer: Decimal | None = None
    preliminary: bool = False
    guides: tuple[Guide, ...] = ()

    def plain(self) -> Mapping[str, object]:
        """As it is stored: every choice, also those that are our defaults."""
        found = ordered(asdict(self))
        assert isinstance(found, dict)
        for guide in found["guides"]:
            guide["source"] = guide.pop("source_sv")
        return found

    def guide(self, kind: str, adults: int, children: int) -> Guide | None:
        """The guide that fits best: that for the largest household not larger than this one."""
        fitting = [g for g in self.guides if g.kind == kind and g.fits(adults, children)]
        return max(
            fitting, key=lambda g: (g.children, g.persons, g.adults or 0, g.ceiling), default=None
        )


DEFAULTS = Parameters()


def parameters_from(plain: Mapping[str, object]) -> Parameters:
    """The parameters of a plain form; what is not said is our default. Raises `BadCase`."""
    faults: list[str] = []
    form = Form(plain, "Parametrarna", faults)
    percent = form.number("change_warning_percent", 1, 100)
    found = Parameters(
        day_method=form.choice("day_method", DAY_METHODS_SV, "days/30"),
        age_on=form.choice("age_on", AGE_ON_SV, "first day"),
        common_for_part_time=form.choice("common_for_part_time", COMMON_SV, "member"),
        window=_window(form),
        use_comparison=form.flag("use_comparison") is True,
        change_warning_percent=12 if percent is None else percent,
        above_base_amount=form.choice("above_base_amount", ABOVE_BASE_SV, "ask"),
        childs_own_costs=form.choice("childs_own_costs", CHILDS_COSTS_SV, "personal"),
        asset_buffer=form.amount("asset_buffer"),
        preliminary=form.flag("preliminary") is True,
        guides=tuple(_guide(row) for row in form.rows("guides", "Riktvärde")),
    )
    form.finish()
    if faults:
        raise BadCase(faults)
    return found


def _window(form: Form) -> Window | None:
    if form.raw("window") is None:
        return None
    part = Form(form.raw("window"), "Inkomstperioden", form.faults)
    first, back = part.number("first_day", 1, 31), part.number("months_back", 0, 3)
    part.finish()
    return Window(1 if first is None else first, 1 if back is None else back)


def _guide(row: Form) -> Guide:
    ceiling, source = row.amount("ceiling"), row.text("source")
    if ceiling is None:
        row.fault("ceiling saknas")
    if not source:
        row.fault("source saknas: var är riktvärdet beslutat?")
    found = Guide(
        row.text("kind", "rent"),
        ceiling or Decimal(0),
        source,
        row.number("adults", 0, 2),
        row.number("children", 0, 20) or 0,
        row.number("persons", 0, 30) or 0,
    )
    row.finish()
    return found
