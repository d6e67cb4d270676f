"""The app of financial assistance."""

from django.apps import AppConfig


class AssistanceApp(AppConfig):
    """Applications, months and payments."""

    name = "tillit.areas.assistance"

    def ready(self) -> None:
        """Say who the parties of our cases are; follow what is decided in them."""
        from tillit.casework.cases.ports import register_timeline
        from tillit.casework.cases.types import CaseKind
        from tillit.casework.decisions.ports import KindOfCase, register_kind
        from tillit.trust.holdings.ports import register_holdings

        from . import reactions  # noqa: F401 – registers itself
        from .gate import check_current, gate_of
        from .household import has_children, parties_of_case
        from .kept import EXCUSED, HOLDINGS
        from .kept_activity import HOLDINGS as OF_ACTIVITY
        from .kept_evictions import HOLDINGS as OF_EVICTIONS
        from .kept_payees import PAYEES
        from .kept_recovery import RECOVERY
        from .replacing import replaced
        from .timeline import timeline_of

        known = KindOfCase(parties_of_case, has_children, check_current, gate_of, replaced)
        register_kind(CaseKind.ASSISTANCE, known)
        register_timeline(timeline_of, CaseKind.ASSISTANCE)
        kept = (*HOLDINGS, *OF_ACTIVITY, *OF_EVICTIONS, *PAYEES, *RECOVERY)
        register_holdings(kept, EXCUSED)
