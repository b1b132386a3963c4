"""Does the zaaksysteem with ZGW APIs answer, do we get in, and does it call itself what we call it?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from django.utils.translation import gettext_noop as _

from begrippen.toets import Bevinding, Stand
from verkeer.bevindingen import of_certificate, of_look
from verkeer.kijken import look
from verkeer.tijdslimiet import within
from zaken.toetswoorden import of_fout
from zaken.zaaksysteem import ZaaksysteemFout
from zaken.zgw.api import Api
from zaken.zgw.instelling import ZgwInstelling, instelling

_GEEN = "beeldpas-toets"  # an identificatie that nothing has: we ask for nobody's zaak or document
_VRAGEN = {
    "catalogi": ("zaaktypen", {"status": "alles"}),
    "zaken": ("zaken", {"identificatie": _GEEN}),
    "documenten": ("enkelvoudiginformatieobjecten", {"identificatie": _GEEN}),
}


def toets(now: datetime) -> Iterator[Bevinding]:
    own = instelling()
    missing = list(_missing(own))
    if missing:
        yield Bevinding(
            Stand.STUK,
            _("Deze instellingen ontbreken: %(namen)s."),
            _("Vul ze in. Wat erin hoort, staat in docs/instellingen.md."),
            {"namen": ", ".join(missing)},
        )
        return
    if not own.bronorganisatie:
        yield Bevinding(
            Stand.STUK,
            _("Het RSIN van de gemeente is nog niet ingevuld."),
            _("Vul het in op de pagina Huisstijl, bij naam en nummers. Of zet ZGW_RSIN in de instellingen."),
        )
        return
    if own.tls.cert_file:
        yield of_certificate(own.tls.cert_file, instelling="ZGW_CERT_FILE", now=now)
    reachable = True
    for bevinding in _doors(own):
        reachable = reachable and bevinding.stand is not Stand.STUK
        yield bevinding
    if reachable:
        for naam, setting, root in _roots(own):
            yield _ask(naam, setting, Api(root, own, crs=naam == "zaken"), own)


def _missing(own: ZgwInstelling) -> Iterator[str]:
    for _naam, setting, root in _roots(own):
        if not root:
            yield setting
    for setting, value in (("ZGW_CLIENT_ID", own.client_id), ("ZGW_SECRET", own.secret)):
        if not value:
            yield setting


def _roots(own: ZgwInstelling) -> tuple[tuple[str, str, str], ...]:
    return (
        ("catalogi", "ZGW_CATALOGI_URL", own.catalogi_url),
        ("zaken", "ZGW_ZAKEN_URL", own.zaken_url),
        ("documenten", "ZGW_DOCUMENTEN_URL", own.documenten_url),
    )


def _doors(own: ZgwInstelling) -> Iterator[Bevinding]:
    """Each host once."""
    seen: set[tuple[str, str]] = set()
    for _naam, setting, root in _roots(own):
        parts = urlsplit(root)
        if (parts.scheme, parts.netloc) not in seen:
            seen.add((parts.scheme, parts.netloc))
            yield from of_look(look(root, seconds=own.seconds, tls=own.tls), instelling=setting)


def _ask(naam: str, setting: str, api: Api, own: ZgwInstelling) -> Bevinding:
    resource, query = _VRAGEN[naam]
    rsin = {} if naam == "catalogi" else {"bronorganisatie": own.bronorganisatie}
    try:
        with within(own.seconds):
            rows = api.first_page(resource, **query, **rsin)
    except ZaaksysteemFout as fout:
        why = of_fout(fout)
        return Bevinding(
            Stand.STUK, why.tekst, why.doen, {**why.gegevens, "instelling": setting, "api": naam}
        )
    names = {"api": naam.capitalize(), "versie": api.versie or "?"}
    if naam == "catalogi" and not rows:
        return Bevinding(
            Stand.STUK,
            _("De Catalogi-API antwoordt, maar laat geen enkel zaaktype zien."),
            _("Geef Beeldpas in het zaaksysteem rechten op de zaaktypen van de diensten."),
            names,
        )
    return Bevinding(Stand.GOED, _("De %(api)s-API laat ons binnen (versie %(versie)s)."), gegevens=names)
