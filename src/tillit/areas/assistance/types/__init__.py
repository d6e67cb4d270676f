"""What others may see of financial assistance."""

from tillit.areas.assistance.routing import (
    MEET_FIRST,
)
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
    ReadBack,
    is_duplicate,
    refused_words,
)
from .beside import (
    CommentLine,
)
from .choosing import (
    CHOICES,
    GUIDED,
    ChoiceKind,
)
from .counted import (
    AdultToTell,
)
from .evictions import NoticeCounts, NoticeEnd, NoticeFrom, NoticeKind, NoticeView
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
    Outcome,
    Payer,
    PaymentSaid,
    Payout,
    PayoutRun,
    Purpose,
    Settled,
    Statement,
    StatementKind,
    StatusReport,
    reconcile,
)
from .payments import (
    FileRow,
    Many,
    OrderLine,
    PaymentsView,
    ToPlan,
)
from .receivers import (
    CasePayees,
    PayeeLine,
    PayeeView,
)
from .recovery import (
    ClaimEntry,
    ClaimLine,
    ClaimView,
    MyClaim,
    ProposedClaim,
    RecountView,
    RecoveryIn,
)
from .reported import (
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
)
from .shown import (
    AnswerLine,
    CalculationLine,
    ChildLine,
    MissingLine,
    MyApplication,
    MyDecision,
    MyMonth,
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
    "CHOICES", "GUIDED", "MAY_HAND_OVER", "MEET_FIRST", "TYPED", "URGENT", "Account",
    "ActivityKind", "ActivityLine", "ActivityView", "AdultToTell", "Agency", "Agreed", "Answer",
    "AnswerLine", "Answered", "Answers", "ApplicationKind", "ApplicationStage", "Asker",
    "BadApplication", "Bankgiro", "Booking", "CalculationLine", "Capital", "CasePayees",
    "ChildLine", "ChoiceKind", "Claim", "ClaimEntry", "ClaimLine", "ClaimView", "ClearingAccount",
    "CommentLine", "Data", "DayIn", "DayLine", "Direction", "Empty", "EntryLine", "Failed",
    "FileRow", "GateCode", "GateGroup", "GateReport", "Grant", "HolderCheck", "Iban", "LineState",
    "Many", "Missing", "MissingLine", "MonthStage", "MyActivity", "MyApplication", "MyClaim",
    "MyDecision", "MyMonth", "NotAnAccount", "NotAsked", "NoticeCounts", "NoticeEnd", "NoticeFrom",
    "NoticeKind", "NoticeView", "OrderLine", "Outcome", "Owner", "PaidFor", "PayeeKind",
    "PayeeLine", "PayeeView", "Payer", "Payment", "PaymentLine", "PaymentSaid", "PaymentStage",
    "PaymentState", "PaymentsView", "Payout", "PayoutRun", "Period", "Permit", "PlanIn", "PlanLine",
    "ProposedClaim", "Purpose", "Question", "ReadBack", "Reason", "RecountView", "RecoveryIn",
    "Registration", "Reviewed", "Role", "Row", "RowLine", "Section", "SectionView", "Settled",
    "SheetLine", "SheetView", "Shielded", "Source", "Statement", "StatementKind", "StatusReport",
    "TaxRefund", "ToPlan", "ToldBy", "UsualDays", "Vehicle", "Wage", "WarningKind", "WarningLine",
    "WarningState", "WayToPay", "Who", "amount", "applied_from", "checks_for", "grounds_on",
    "is_duplicate", "reconcile", "refused_words", "together", "told", "told_total",
]  # fmt: skip
