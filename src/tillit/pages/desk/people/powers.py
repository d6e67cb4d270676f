"""The paper that shows a power: attached by whoever may open the person, and opened again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_POST

from tillit.contact.documents.actions import open_shared, store_attachment
from tillit.contact.documents.queries import documents_under
from tillit.kernel.refusal import NotThere, Refusal
from tillit.pages.http.download import as_download
from tillit.pages.http.guard import desk_page
from tillit.pages.http.requests import DeskRequest
from tillit.registers.people.policies import way_to_power

CHOOSE = "Välj en fil först, högst 15 MB: PDF, JPEG, PNG, WEBP eller text."


@require_POST
@desk_page
def attach(request: DeskRequest, person_id: UUID, power_id: UUID) -> HttpResponse:
    """Keep the paper itself: looked through for viruses, without what is hidden in the file."""
    way_to_power(request.actor, person_id, power_id, at=request.at)
    file = request.FILES.get("paper")
    try:
        if file is None:
            raise Refusal(CHOOSE)
        store_attachment(
            power_id, name=file.name or "", content=file.read(), by=request.actor, at=request.at
        )
    except Refusal as refusal:
        messages.error(request, f"Papperet är inte sparat. {refusal}")
    else:
        messages.success(request, "Papperet är sparat.")
    return redirect("desk:person", person_id)


@require_GET
@desk_page
def paper(
    request: DeskRequest, person_id: UUID, power_id: UUID, document_id: UUID
) -> HttpResponse:  # fmt: skip
    """Open it. The leaf says on what ground."""
    by, at = request.actor, request.at
    ground = way_to_power(by, person_id, power_id, at=at)
    if document_id not in {each.id for each in documents_under(by, power_id)}:
        raise NotThere
    return as_download(open_shared(document_id, ground=ground, by=by, at=at))
