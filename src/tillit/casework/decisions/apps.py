"""The app of decisions."""

from django.apps import AppConfig


class DecisionsApp(AppConfig):
    """Hearings, decisions, letters and appeals."""

    name = "tillit.casework.decisions"

    def ready(self) -> None:
        """Add to the timeline; tell parties what is theirs, and take what they answer."""
        from tillit.casework.cases.events import PaperOpened, PartyReplied
        from tillit.casework.cases.ports import register_party_source, register_timeline
        from tillit.kernel.events import on
        from tillit.trust.holdings.ports import register_holdings

        from .kept import EXCUSED, HOLDINGS
        from .published import mark_opened, take_reply, told_to_party
        from .timeline import timeline_of

        register_timeline(timeline_of)
        register_party_source(told_to_party)
        on(PartyReplied)(take_reply)
        on(PaperOpened)(mark_opened)
        register_holdings(HOLDINGS, EXCUSED)
