"""What the editor's script offers while a reference is typed."""

from dataclasses import asdict

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from roles.editing.figures import roles_of
from roles.editing.lines import kinds_seen, root_at
from roles.editing.markdown import may_edit, refusal
from roles.queries.completing import completions


@require_GET
def complete_view(request: HttpRequest) -> JsonResponse:
    """`?q=` is what stands behind two brackets, `page` the form's address: at most twelve answers, the likeliest first.

    For those who may edit anything; of the working copies that they may see.
    """
    if not may_edit(request.user):
        return refusal("Sign in as an editor of the guide; then try again.", 403)
    root = root_at(request.GET.get("page", ""))
    typed, seen = request.GET.get("q", ""), kinds_seen(request)
    found = completions(typed, seen=seen, own=roles_of(root), at=timezone.now())
    return JsonResponse({"answers": [asdict(answer) for answer in found]}, headers={"Cache-Control": "no-store"})
