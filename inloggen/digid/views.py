from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from inloggen.digid.aansluiting import Profiel, namen, profiel
from inloggen.digid.metadata import metadata as our_metadata


@login_not_required
@require_safe
def metadata(_request: HttpRequest, naam: str = "") -> HttpResponse:
    """Our metadata for one connection, as it is handed in at Logius."""
    if (naam and naam not in namen()) or profiel(naam) is Profiel.OIDC:
        raise Http404
    return HttpResponse(our_metadata(naam), content_type="application/samlmetadata+xml")
