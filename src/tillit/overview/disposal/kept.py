"""Why these tables are in nobody's file."""

from .models import Disposal, DisposalList, PersonExport

EXCUSED = {
    Disposal: "numren och reglerna för en akt som gallras; blir kvar som bevis, utan namn",
    DisposalList: "när en lista gjordes och dess avtryck; inget om någon",
    PersonExport: "att en export gjorts och dess avtryck; blir kvar som bevis, utan namn",
}
