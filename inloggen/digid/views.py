from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from inloggen.digid import request as messages
from inloggen.digid.aansluiting import aansluiting


@login_not_required
@require_safe
def metadata(_request: HttpRequest) -> HttpResponse:
    """Our metadata, as it is handed in at Logius."""
    return HttpResponse(messages.metadata(aansluiting()), content_type="application/samlmetadata+xml")
