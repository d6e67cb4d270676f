"""The tables of financial assistance, one noun a file."""

from .activity import (
    ActivityDay,
    ActivityPlan,
)
from .application import (
    Application,
    Draft,
    MissingThing,
)
from .approval import SectionApproval
from .automation import (
    AutomationSwitch,
    ReviewDraw,
)
from .calculation import StoredCalculation
from .choosing import (
    LocalChoice,
    NormTable,
)
from .eviction import EvictionNotice
from .evidence import (
    AgencyAnswer,
    SheetComment,
    SheetRow,
)
from .month import (
    MonthDecision,
    MonthStep,
    Worksheet,
)
from .payment import (
    Payee,
    PaymentOrder,
    PaymentStep,
)
from .recovery import (
    RecoveryClaim,
    RecoveryEntry,
    RecoveryPlan,
)
from .run import (
    MonthRun,
    RunLine,
)
from .salary import SalaryAccount
from .statistics import (
    AdultFact,
    StatisticsFile,
)
from .transfer import (
    BankAnswer,
    BookedLine,
    FileLine,
    PaymentFile,
)
from .warning import SheetWarning

__all__ = [
    "ActivityDay", "ActivityPlan", "AdultFact", "AgencyAnswer", "Application", "AutomationSwitch",
    "BankAnswer", "BookedLine", "Draft", "EvictionNotice", "FileLine", "LocalChoice",
    "MissingThing", "MonthDecision", "MonthRun", "MonthStep", "NormTable", "Payee", "PaymentFile",
    "PaymentOrder", "PaymentStep", "RecoveryClaim", "RecoveryEntry", "RecoveryPlan", "ReviewDraw",
    "RunLine", "SalaryAccount", "SectionApproval", "SheetComment", "SheetRow", "SheetWarning",
    "StatisticsFile", "StoredCalculation", "Worksheet",
]  # fmt: skip
