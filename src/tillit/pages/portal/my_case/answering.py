"""A question to a party: what they have begun to answer, and what each button does."""

from collections.abc import Callable
from functools import cached_property
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect

from tillit.casework.cases.queries import unsent_on
from tillit.casework.cases.types import Unsent, WrittenOn
from tillit.casework.services import actions
from tillit.casework.services.types import MyService
from tillit.pages.http import autosave
from tillit.pages.http.attempt import TAKEN, WRONG, refused
from tillit.pages.http.requests import ResidentRequest
from tillit.ui.forms import PlainForm

from .page import own_page

KEPT = "Det du skrev är sparat. Bara du ser det. Vi får det först när du skickar."
THROWN_AWAY = "Det du hade skrivit är borttaget."
Send = Callable[[int], str]  # given the version of the draft that was seen; what to say after


class Answering:
    """One form of one service, for the one who reads."""

    def __init__(
        self,
        request: ResidentRequest,
        case_id: UUID,
        service_id: UUID,
        on_page: WrittenOn,
        form: type[PlainForm],
    ) -> None:
        self.request, self.case_id, self.service_id = request, case_id, service_id
        self.on_page = on_page
        self.names = [name for name in form.base_fields if name != "once"]

    @property
    def sent(self) -> QueryDict | None:
        """What was posted, also when it was empty."""
        return self.request.POST if self.request.method == "POST" else None

    @cached_property
    def begun(self) -> Unsent | None:
        """What the reader has begun to write, as it was kept when it was first asked for."""
        return self._kept_now()

    def _kept_now(self) -> Unsent | None:
        kept = unsent_on(self.request.actor, self.on_page, self.service_id)
        return next(iter(kept.values()), None)

    @property
    def typed(self) -> dict[str, str]:
        """What the form begins with."""
        begun = self.begun
        return {name: each[0] for name, each in begun.typed.items()} if begun else {}

    def is_kept(self) -> JsonResponse:
        """The short answer to what the page sends while somebody writes."""
        return autosave.keep(self.request, self._keep)

    def page(self, name: str, service: MyService, form: PlainForm, send: Send) -> HttpResponse:
        """Do what the button says, or show the page with what must be mended."""
        do = self.request.POST.get("do", "send") if form.is_bound else ""
        status = 200
        if do == "discard":
            by, at = self.request.actor, self.request.at
            actions.forget_typed(self.service_id, self.on_page, by=by, at=at)
            messages.success(self.request, THROWN_AWAY)
            return redirect(self.request.path)
        if do == "save":
            status = self._saves(form)
        elif do:
            status = self._sends(form, send)
        if do and not status:
            return redirect("portal:my_case", case_id=self.case_id)
        # Somebody was first, in another window: what they wrote there is shown beside this.
        begun = self._kept_now() if status == TAKEN else self.begun
        context = {
            "service": service,
            "form": form,
            "case_id": self.case_id,
            "begun": begun,
            "elsewhere": _texts(form, begun) if begun and status == TAKEN else [],
        }
        return own_page(self.request, name, context, status=status)

    def _saves(self, form: PlainForm) -> int:
        form.errors.clear()  # nothing need be ready yet
        status = refused(form, lambda: self._keep(self._seen))
        if not status:
            messages.success(self.request, KEPT)
        return status

    def _sends(self, form: PlainForm, send: Send) -> int:
        if not form.is_valid():
            return WRONG
        said: list[str] = []
        status = refused(form, lambda: said.append(send(self._seen)))
        for words in said:
            messages.success(self.request, words)
        return status

    @property
    def _seen(self) -> int:
        """The version of the draft that the page was made from."""
        return autosave.version_in(self.request)

    def _keep(self, version: int) -> int:
        typed = autosave.typed_in(self.request, self.names)
        by, at = self.request.actor, self.request.at
        return actions.keep_typed(
            self.service_id, self.on_page, typed, version=version, by=by, at=at
        )


def _texts(form: PlainForm, begun: Unsent) -> list[str]:
    """What was written in the other window and does not stand in this one."""
    here = {str(form[name].value() or "") for name in form.fields}
    return [each for values in begun.typed.values() for each in values if each not in here]
