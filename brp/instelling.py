"""What the adapter is told about the way to the BRP of a gemeente (docs/instellingen.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from verkeer.afzender import afzender
from verkeer.oproep import Tls

Paren = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Oauth:
    """Client credentials (RFC 6749 §4.4). `basic`: name and secret in a header; else in the body.

    `extra`: more fields of the form.
    """

    token_url: str
    client_id: str
    client_secret: str = field(repr=False)
    basic: bool = True
    scope: str = ""
    extra: Paren = ()


@dataclass(frozen=True, slots=True)
class Kopnamen:
    """What the gateway calls its headers; an empty name is not sent."""

    doelbinding: str = "x-doelbinding"
    verwerking: str = "x-verwerking"
    gebruiker: str = "x-gebruiker"
    oin: str = "x-origin-oin"


@dataclass(frozen=True, slots=True)
class BrpInstelling:
    """`url`: the root, without `/personen`. `seconds`: for one question, a new token included.

    `velden`: what is asked of a person beside the BSN. `gebruiker`: a fixed one in place of the ambtenaar.
    """

    url: str
    seconds: float = 6.0
    velden: tuple[str, ...] = ("naam", "geboorte", "verblijfplaats")
    api_key: str = field(default="", repr=False)
    api_key_header: str = "X-API-KEY"
    oauth: Oauth | None = None
    kopnamen: Kopnamen = Kopnamen()
    oin: str = ""
    doelbinding: str = ""
    verwerking: str = ""
    gebruiker: str = ""
    kop_extra: Paren = ()
    tls: Tls = field(default_factory=Tls)


def instelling() -> BrpInstelling:
    """From the settings, with the OIN of the gemeente where they have none.

    What is missing is empty here; the checks and the test of the coupling say so.
    """
    given: dict[str, Any] = settings.BRP
    plain = ("seconds", "api_key", "api_key_header", "doelbinding", "verwerking", "gebruiker")
    return BrpInstelling(
        url=given["url"],
        oin=given["oin"] or afzender().oin,
        velden=tuple(given["velden"]),
        oauth=_oauth(given),
        kopnamen=Kopnamen(**{name: given[f"header_{name}"] for name in Kopnamen.__slots__}),
        kop_extra=tuple(given["headers"].items()),
        tls=Tls(given["ca_file"], given["cert_file"], given["key_file"]),
        **{name: given[name] for name in plain},
    )


def _oauth(given: dict[str, Any]) -> Oauth | None:
    if not given["token_url"]:
        return None
    return Oauth(
        given["token_url"],
        given["client_id"],
        given["client_secret"],
        basic=given["client_auth"] == "client_secret_basic",
        scope=given["scope"],
        extra=tuple(given["token_extra"].items()),
    )
