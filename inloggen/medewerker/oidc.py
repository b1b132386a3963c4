"""mozilla-django-oidc, with our provider, our checks and our medewerker."""

from __future__ import annotations

from typing import Any

import requests
from django.conf import settings
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.utils import timezone
from mozilla_django_oidc.auth import OIDCAuthenticationBackend

from inloggen.medewerker.claims import (
    Identiteit,
    InloggenGeweigerd,
    checked_claims,
    has_second_factor,
    identiteit,
)
from inloggen.medewerker.provider import provider
from inloggen.models import Medewerker
from inloggen.oidc.verkeer import ProviderOnbereikbaar


class MedewerkerBackend(OIDCAuthenticationBackend):  # type: ignore[misc]  # mozilla-django-oidc has no types
    """Code flow with PKCE, nonce and a client secret. Lets in who has a second factor and a role."""

    def __init__(self) -> None:
        # Not the parent's: it reads the endpoints here, and Django makes a backend at every request.
        self.OIDC_RP_CLIENT_ID = settings.OIDC_RP_CLIENT_ID
        self.OIDC_RP_CLIENT_SECRET = settings.OIDC_RP_CLIENT_SECRET
        self.UserModel = get_user_model()

    @property
    def OIDC_OP_TOKEN_ENDPOINT(self) -> str:  # noqa: N802  # the parent's name
        return provider().token_endpoint

    @property
    def OIDC_OP_USER_ENDPOINT(self) -> str:  # noqa: N802  # the parent's name
        return provider().userinfo_endpoint

    def authenticate(self, request: HttpRequest | None, **kwargs: Any) -> Medewerker | None:
        """Raises `InloggenGeweigerd` and `ProviderOnbereikbaar`, which the callback view shows."""
        try:
            medewerker: Medewerker | None = super().authenticate(request, **kwargs)
        except requests.HTTPError as error:
            # The text of this error holds the whole answer: never let it out.
            refused = error.response is not None and 400 <= error.response.status_code < 500
            raise (InloggenGeweigerd if refused else ProviderOnbereikbaar)("provider-antwoord") from None
        except (requests.RequestException, ValueError):
            raise ProviderOnbereikbaar("provider-onbereikbaar") from None
        return medewerker

    def verify_token(self, token: Any, **kwargs: Any) -> dict[str, Any]:
        if not isinstance(token, str):
            raise InloggenGeweigerd("token-ontbreekt")
        found = provider()
        return checked_claims(
            token,
            issuer=found.issuer,
            client_id=self.OIDC_RP_CLIENT_ID,
            nonce=kwargs.get("nonce"),
            key=found.key,
            now=timezone.now(),
        )

    def get_or_create_user(self, access_token: str, id_token: str, payload: dict[str, Any]) -> Medewerker:
        if settings.OIDC_REQUIRE_MFA and not has_second_factor(payload):
            raise InloggenGeweigerd("geen-tweede-factor")
        claims = {**self._userinfo(access_token, id_token, payload), **payload}
        who = identiteit(claims, role_claim=settings.OIDC_ROLE_CLAIM, role_names=settings.OIDC_ROLE_NAMES)
        return _remember(who)

    def _userinfo(self, access_token: str, id_token: str, payload: dict[str, Any]) -> dict[str, Any]:
        """What the provider adds to the ID token, only about the same person (OIDC Core §5.3.2)."""
        if not self.OIDC_OP_USER_ENDPOINT:
            return {}
        info = self.get_userinfo(access_token, id_token, payload)
        if not isinstance(info, dict) or info.get("sub") != payload["sub"]:
            raise InloggenGeweigerd("userinfo-sub")
        return info

    def get_user(self, user_id: Any) -> Medewerker | None:
        return Medewerker.objects.filter(pk=user_id).first()


def _remember(who: Identiteit) -> Medewerker:
    if not who.rollen:
        # Sessions that are still open elsewhere lose their power too.
        Medewerker.objects.filter(issuer=who.issuer, sub=who.sub).update(rollen=[], gestopt_op=timezone.now())
        raise InloggenGeweigerd("geen-rol")
    medewerker, _ = Medewerker.objects.update_or_create(
        issuer=who.issuer,
        sub=who.sub,
        defaults={
            "naam": who.naam,
            "functie": who.functie,
            "rollen": sorted(who.rollen),
            "laatst_ingelogd": timezone.now(),
            "gestopt_op": None,
        },
    )
    return medewerker
