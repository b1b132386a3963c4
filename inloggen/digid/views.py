from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from inloggen.digid import metadata_4
from inloggen.digid.aansluiting import Profiel, namen, profiel
from inloggen.digid.metadata import metadata as our_metadata


@login_not_required
@require_safe
def metadata(_request: HttpRequest, naam: str = "") -> HttpResponse:
    """Our metadata for one connection, as it is handed in at Logius."""
    if (naam and naam not in namen()) or profiel(naam) is Profiel.OIDC:
        raise Http404
    is_eid = profiel(naam) is Profiel.EID_4
    content = metadata_4.metadata(naam, now=timezone.now()) if is_eid else our_metadata(naam)
    return HttpResponse(content, content_type="application/samlmetadata+xml")
