"""The kinds of incomes, costs, assets and items that a calculation knows, with Swedish words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncomeKind:
    """`way`: work, counted, for_child, refund, judged (for itself) or never."""

    name_sv: str
    way: str = "counted"
    benefit: bool = True


@dataclass(frozen=True, slots=True)
class CostKind:
    """`beside_norm`: försörjningsstöd; else levnadskostnader i övrigt."""

    name_sv: str
    beside_norm: bool = True


INCOMES = {
    "pay": IncomeKind("lön", "work", benefit=False),
    "business": IncomeKind("inkomst av eget företag", benefit=False),
    "sickness_benefit": IncomeKind("sjukpenning"),
    "disability_benefit": IncomeKind("sjukersättning eller aktivitetsersättning"),
    "parental_benefit": IncomeKind("föräldrapenning"),
    "unemployment_benefit": IncomeKind("ersättning från a-kassa"),
    "activity_support": IncomeKind("aktivitetsstöd"),
    "introduction_benefit": IncomeKind("etableringsersättning"),
    "pension": IncomeKind("pension"),
    "elderly_support": IncomeKind("äldreförsörjningsstöd"),
    "study_aid": IncomeKind("studiestöd"),
    "housing_allowance": IncomeKind("bostadsbidrag", "for_child"),
    "child_allowance": IncomeKind("barnbidrag", "for_child"),
    "large_family_supplement": IncomeKind("flerbarnstillägg", "for_child"),
    "maintenance": IncomeKind("underhållsstöd eller underhållsbidrag", "for_child"),
    "child_pension": IncomeKind("barnpension", "for_child"),
    "tax_refund": IncomeKind("skatteåterbäring", "refund", benefit=False),
    "capital": IncomeKind("ränta och utdelning", benefit=False),
    "lodger": IncomeKind("hyra från inneboende", benefit=False),
    "gift": IncomeKind("gåva", benefit=False),
    "other": IncomeKind("annan inkomst", benefit=False),
    "extra_cost_benefit": IncomeKind("merkostnadsersättning", "judged"),
    "care_benefit": IncomeKind("omvårdnadsbidrag", "judged"),
    "damages": IncomeKind("ersättning för skada", "judged", benefit=False),
    "leisure_card": IncomeKind("fritidskort", "never"),
}

COSTS = {
    "rent": CostKind("hyra"),
    "electricity": CostKind("hushållsel"),
    "home_insurance": CostKind("hemförsäkring"),
    "union_fee": CostKind("fackavgift"),
    "unemployment_fund": CostKind("avgift till a-kassa"),
    "work_travel": CostKind("resor till arbetet"),
    "childcare": CostKind("barnomsorg", beside_norm=False),
    "medical_care": CostKind("läkarvård", beside_norm=False),
    "medicine": CostKind("medicin", beside_norm=False),
    "glasses": CostKind("glasögon", beside_norm=False),
    "dental_care": CostKind("tandvård", beside_norm=False),
    "moving": CostKind("flytt", beside_norm=False),
    "furniture": CostKind("möbler och husgeråd", beside_norm=False),
    "medical_travel": CostKind("resor till vården", beside_norm=False),
    "debt": CostKind("skuld", beside_norm=False),
    "other": CostKind("annan kostnad", beside_norm=False),
}

ASSETS = {
    "bank": "pengar på bank",
    "securities": "värdepapper",
    "property": "fastighet eller bostadsrätt",
    "vehicle": "fordon",
    "household_goods": "bohag",
    "other": "annan tillgång",
}

ITEMS = {
    "food": "mat",
    "clothes": "kläder och skor",
    "leisure": "fritid och lek",
    "hygiene": "hygien",
    "child_insurance": "barnförsäkring",
    "consumables": "förbrukningsvaror",
    "communication": "tidning, telefon och internet",
    "personal": "hela den personliga delen",
    "common": "de gemensamma kostnaderna",
}
COMMON_ITEMS = frozenset({"consumables", "communication", "common"})

AWAY = {
    "abroad": "utomlands",
    "hospital": "på sjukhus",
    "prison": "i fängelse eller häkte",
    "institution": "på institution",
    "elsewhere": "borta",
}

AGENCIES = {
    "AF": "Arbetsförmedlingen",
    "CSN": "CSN",
    "FK": "Försäkringskassan",
    "PM": "Pensionsmyndigheten",
    "SKV": "Skatteverket",
    "SO": "a-kassorna",
    "TNS": "Transportstyrelsen",
    "MIV": "Migrationsverket",
}
STUDY = frozenset({"study_aid"})
