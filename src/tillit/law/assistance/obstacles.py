"""Why an adult does not support the household this month (försörjningshinder), one for each adult.

The texts are those that a system in use shows (23 values); their numbers in the national file have
not been found, so the key is our own and the number is the place in the list.
"""

from enum import StrEnum


class Obstacle(StrEnum):
    """The reason of one adult for one month. Coded: nothing of health is written in words."""

    PART_TIME_TOO_LITTLE = "part_time_too_little"
    PART_TIME_WAITS = "part_time_waits"
    FULL_TIME_TOO_LITTLE = "full_time_too_little"
    FULL_TIME_WAITS = "full_time_waits"
    SOCIAL = "social"
    UNEMPLOYED_NOTHING = "unemployed_nothing"
    UNEMPLOYED_TOO_LITTLE = "unemployed_too_little"
    UNEMPLOYED_WAITS = "unemployed_waits"
    ALONE_YOUTH = "alone_youth"
    INTRODUCTION_NONE = "introduction_none"
    INTRODUCTION_TOO_LITTLE = "introduction_too_little"
    INTRODUCTION_WAITS = "introduction_waits"
    PARENTAL_TOO_LITTLE = "parental_too_little"
    PARENTAL_WAITS = "parental_waits"
    PENSION_TOO_LITTLE = "pension_too_little"
    PENSION_WAITS = "pension_waits"
    NO_CHILDCARE = "no_childcare"
    DISABILITY_TOO_LITTLE = "disability_too_little"
    DISABILITY_WAITS = "disability_waits"
    SICK_NOTHING = "sick_nothing"
    SICK_TOO_LITTLE = "sick_too_little"
    SICK_WAITS = "sick_waits"
    NONE = "none"

    @property
    def words(self) -> str:
        """The reason as pages say it."""
        return _WORDS[self]

    @property
    def number(self) -> int:
        """Its place in the list, from 1: our own running number."""
        return list(Obstacle).index(self) + 1


_WORDS = dict(
    zip(
        Obstacle,
        (
            "Arbetar deltid ofrivilligt, otillräcklig inkomst",
            "Arbetar deltid ofrivilligt, väntar på inkomst",
            "Arbetar heltid, otillräcklig inkomst",
            "Arbetar heltid, väntar på inkomst",
            "Arbetshinder, sociala skäl",
            "Arbetslös, ingen ersättning eller stöd",
            "Arbetslös, otillräcklig ersättning eller stöd",
            "Arbetslös, väntar på ersättning eller stöd",
            "Ensamkommande ungdom 18–20 år, gymnasiestuderande",
            "Etableringsersättning saknas (prestationsförmåga under 25 procent)",
            "Etableringsersättning otillräcklig",
            "Etableringsersättning, väntar på",
            "Föräldrapenning otillräcklig",
            "Föräldrapenning, väntar på",
            "Pension eller äldreförsörjningsstöd otillräcklig",
            "Pension eller äldreförsörjningsstöd, väntar på",
            "Saknar barnomsorg",
            "Sjuk- eller aktivitetsersättning, otillräcklig",
            "Sjuk- eller aktivitetsersättning, väntar på",
            "Sjukskriven med läkarintyg, ingen sjukpenning",
            "Sjukskriven med läkarintyg, otillräcklig sjukpenning",
            "Sjukskriven med läkarintyg, väntar på sjukpenning",
            "Utan försörjningshinder",
        ),
        strict=True,
    )
)
