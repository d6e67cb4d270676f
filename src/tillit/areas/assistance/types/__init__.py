"""What others may see of financial assistance."""

from tillit.areas.assistance.routing import MEET_FIRST
from tillit.areas.assistance.workflow import (
    ApplicationStage,
    MonthStage,
    PaymentStage,
)

from .accounts import (
    Account,
    Bankgiro,
    ClearingAccount,
    Iban,
    NotAnAccount,
)
from .activity import (
    ActivityKind,
    ActivityLine,
    ActivityView,
    DayIn,
    DayLine,
    EntryLine,
    MyActivity,
    PlanIn,
    PlanLine,
    ToldBy,
)
from .ahead import (
    Ahead,
    AheadLine,
)
from .answers import (
    Answer,
    Answers,
    Data,
    Empty,
    Failed,
    NotAsked,
    Reason,
    Shielded,
    together,
)
from .applied import (
    TYPED,
    URGENT,
    Applied,
    BadApplication,
    applied_from,
)
from .asking import (
    Agency,
    Asker,
    Period,
    Question,
    Role,
    grounds_on,
)
from .banking import (
    AnswerKind,
    ReadBack,
    is_duplicate,
    refused_words,
)
from .beside import (
    CommentLine,
    MonthOfCase,
    ProposalPreview,
)
from .choosing import (
    CHOICES,
    GUIDED,
    ChoiceKind,
    ChoiceNow,
    ChoiceRow,
    Chosen,
    NormRow,
)
from .counted import (
    AdultToTell,
    Lack,
    MadeFile,
    StatisticsView,
)
from .gated import (
    GateCode,
    Reviewed,
)
from .payees import (
    Agreed,
    HolderCheck,
    PaidFor,
    PayeeKind,
    WayToPay,
    checks_for,
)
from .paying import (
    Booking,
    Direction,
    LeftOut,
    Outcome,
    Payer,
    PaymentSaid,
    Payout,
    PayoutRun,
    Purpose,
    Reconciled,
    Settled,
    Statement,
    StatementKind,
    StatusReport,
    reconcile,
    settled_by,
)
from .payments import (
    FileRow,
    Many,
    OrderLine,
    PaymentsView,
    PlanView,
    Stranger,
    ToPlan,
)
from .receivers import (
    CasePayees,
    MyPayee,
    PayeeLine,
    PayeeRow,
    PayeeView,
)
from .recovery import (
    ClaimEntry,
    ClaimLine,
    ClaimView,
    MyClaim,
    PaybackPlan,
    RecountView,
    RecoveryIn,
)
from .reported import (
    FEWEST,
    GateGroup,
    GateReport,
    told,
    told_total,
)
from .rows import (
    MAY_HAND_OVER,
    Capital,
    Claim,
    Grant,
    Payment,
    PaymentState,
    Permit,
    Registration,
    Row,
    Source,
    TaxRefund,
    Vehicle,
    Wage,
    amount,
)
from .running import (
    LineState,
    RunView,
)
from .shown import (
    AnswerLine,
    CalculationLine,
    ChildLine,
    MissingLine,
    MyApplication,
    MyComment,
    MyDecision,
    MyMonth,
    MyMonthLine,
    MyPayment,
    PaymentLine,
    RowLine,
    SectionView,
    SheetLine,
    SheetView,
    UsualDays,
    WarningLine,
)
from .words import (
    Answered,
    ApplicationKind,
    Missing,
    Owner,
    Section,
    WarningKind,
    WarningState,
    Who,
)

__all__ = [
    "CHOICES", "FEWEST", "GUIDED", "MAY_HAND_OVER", "MEET_FIRST", "TYPED", "URGENT", "Account",
    "ActivityKind", "ActivityLine", "ActivityView", "AdultToTell", "Agency", "Agreed", "Ahead",
    "AheadLine", "Answer", "AnswerKind", "AnswerLine", "Answered", "Answers", "ApplicationKind",
    "ApplicationStage", "Applied", "Asker", "BadApplication", "Bankgiro", "Booking",
    "CalculationLine", "Capital", "CasePayees", "ChildLine", "ChoiceKind", "ChoiceNow", "ChoiceRow",
    "Chosen", "Claim", "ClaimEntry", "ClaimLine", "ClaimView", "ClearingAccount", "CommentLine",
    "Data", "DayIn", "DayLine", "Direction", "Empty", "EntryLine", "Failed", "FileRow", "GateCode",
    "GateGroup", "GateReport", "Grant", "HolderCheck", "Iban", "Lack", "LeftOut", "LineState",
    "MadeFile", "Many", "Missing", "MissingLine", "MonthOfCase", "MonthStage", "MyActivity",
    "MyApplication", "MyClaim", "MyComment", "MyDecision", "MyMonth", "MyMonthLine", "MyPayee",
    "MyPayment", "NormRow", "NotAnAccount", "NotAsked", "OrderLine", "Outcome", "Owner", "PaidFor",
    "PaybackPlan", "PayeeKind", "PayeeLine", "PayeeRow", "PayeeView", "Payer", "Payment",
    "PaymentLine", "PaymentSaid", "PaymentStage", "PaymentState", "PaymentsView", "Payout",
    "PayoutRun", "Period", "Permit", "PlanIn", "PlanLine", "PlanView", "ProposalPreview", "Purpose",
    "Question", "ReadBack", "Reason", "Reconciled", "RecountView", "RecoveryIn", "Registration",
    "Reviewed", "Role", "Row", "RowLine", "RunView", "Section", "SectionView", "Settled",
    "SheetLine", "SheetView", "Shielded", "Source", "Statement", "StatementKind", "StatisticsView",
    "StatusReport", "Stranger", "TaxRefund", "ToPlan", "ToldBy", "UsualDays", "Vehicle", "Wage",
    "WarningKind", "WarningLine", "WarningState", "WayToPay", "Who", "amount", "applied_from",
    "checks_for", "grounds_on", "is_duplicate", "reconcile", "refused_words", "settled_by",
    "together", "told", "told_total",
]  # fmt: skip
