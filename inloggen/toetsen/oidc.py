"""Does a provider of OpenID Connect answer with what we need of it?"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Stand
from inloggen.oidc.ontdekking import Provider, discover, fetch_keys
from inloggen.oidc.verkeer import ProviderOnbereikbaar
from inloggen.oidc.verkeer import Tls as OidcTls
from verkeer.bevindingen import of_look
from verkeer.kijken import look
from verkeer.oproep import Tls

_REDENEN: dict[str, tuple[str, str]] = {
    "discovery-issuer": (
        _("De inlogdienst noemt zichzelf anders dan het adres dat wij gebruiken."),
        _(
            "Kijk het adres in %(instelling)s na, of vul de naam in die de inlogdienst zichzelf geeft (issuer)."
        ),
    ),
    "discovery-onvolledig": (
        _("De inlogdienst zegt niet waar men moet inloggen."),
        _("Kijk of het adres in %(instelling)s eindigt op /.well-known/openid-configuration."),
    ),
    "discovery-zonder-tls": (
        _("De inlogdienst noemt adressen zonder https."),
        _("Vraag de beheerder van de inlogdienst om dat te herstellen."),
    ),
    "geen-json": (
        _("Er antwoordt iets anders dan een inlogdienst, misschien een webpagina."),
        _("Kijk of het adres in %(instelling)s eindigt op /.well-known/openid-configuration."),
    ),
    "http-status": (
        _("De inlogdienst geeft op dit adres geen antwoord dat wij kunnen gebruiken."),
        _("Kijk het adres in %(instelling)s na."),
    ),
}
_ANDERS = (
    _("De inlogdienst antwoordt niet goed. De reden is: %(reden)s."),
    _("Vraag de beheerder van de inlogdienst."),
)


def of_provider(
    address: str, *, issuer: str, seconds: float, tls: Tls, instelling: str
) -> Iterator[Bevinding]:
    """Asks anew, and keeps nothing."""
    theirs = OidcTls(tls.ca_file, tls.cert_file, tls.key_file)
    reachable = True
    for bevinding in of_look(look(address, seconds=seconds, tls=tls), instelling=instelling):
        reachable = reachable and bevinding.stand is not Stand.STUK
        yield bevinding
    if not reachable:
        return
    try:
        found = discover(address, issuer=issuer, seconds=seconds, tls=theirs)
        yield _of_keys(found, theirs)
    except ProviderOnbereikbaar as fout:
        tekst, doen = _REDENEN.get(fout.reason, _ANDERS)
        yield Bevinding(Stand.STUK, tekst, doen, {"instelling": instelling, "reden": fout.reason})


def _of_keys(found: Provider, tls: OidcTls) -> Bevinding:
    keys = fetch_keys(found.jwks_uri, seconds=found.seconds, tls=tls)
    if not keys:
        return Bevinding(
            Stand.STUK,
            _("De inlogdienst heeft geen sleutels waarmee wij kunnen nakijken wie er inlogt."),
            _("Vraag de beheerder van de inlogdienst."),
        )
    return Bevinding(
        Stand.GOED,
        _("De inlogdienst zegt waar men inlogt en heeft sleutels (aantal: %(sleutels)s)."),
        gegevens={"sleutels": str(len(keys))},
    )
