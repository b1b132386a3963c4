"""The token endpoint: OAuth 2.0 client credentials (RFC 6749 §4.4)."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from identification.api.eenmaal import answer
from identification.api.problemen import Probleem, Soort
from identification.api.toegang import FORM, address_of, check_body
from identification.api.vormen import TokenUit
from identification.flow.deur import TOKEN_SECONDS, Geweigerd, TeVeel, issue_token, note_refusal

router = Router()
_LONGEST = 300


@router.post("/token", auth=None, response=TokenUit, operation_id="token", url_name="token")
def token(request: HttpRequest) -> HttpResponse:
    check_body(request, media_type=FORM)
    if request.POST.get("grant_type") != "client_credentials":
        kind = "unsupported_grant_type" if request.POST.get("grant_type") else "invalid_request"
        raise Probleem(Soort.TOKEN_GEWEIGERD, error=kind)
    client_id, secret = _credentials(request)
    scopes = request.POST.get("scope", "").split()
    now = timezone.now()
    try:
        made, granted = issue_token(
            client_id=client_id, secret=secret, scopes=scopes, adres=address_of(request), now=now
        )
    except ValueError:
        raise Probleem(Soort.TOKEN_GEWEIGERD, error="invalid_scope") from None
    except TeVeel as fout:
        raise Probleem(Soort.TE_VEEL, wacht=fout.wacht) from None
    except Geweigerd as fout:
        note_refusal(reden=fout.reden, now=now)
        raise Probleem(Soort.NIET_AANGEMELD, error="invalid_client") from None
    uit = TokenUit(
        access_token=made,
        expires_in=TOKEN_SECONDS,
        scope=" ".join(sorted(granted)),
    )
    return answer(uit.model_dump_json(), Pragma="no-cache")


def _credentials(request: HttpRequest) -> tuple[str, str]:
    """By HTTP Basic, as RFC 6749 §2.3.1 prefers, or in the form; what cannot be one is refused as a wrong one."""
    kind, _space, given = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "basic":
        pair = request.POST.get("client_id", ""), request.POST.get("client_secret", "")
    else:
        try:
            plain = base64.b64decode(given, validate=True).decode()
        except (binascii.Error, ValueError):
            plain = ""
        name, _colon, secret = plain.partition(":")
        pair = unquote_plus(name), unquote_plus(secret)
    return (pair[0][:_LONGEST], pair[1][:_LONGEST])
