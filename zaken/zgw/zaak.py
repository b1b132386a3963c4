"""The zaak and what stands in it: look, and make only what is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from begrippen.bsn import Bsn
from begrippen.deel import Deel
from begrippen.niveau import Betrouwbaarheidsniveau
from zaken.koppeling import Koppeling
from zaken.zaaksysteem import Betrokkene, ZaakOpdracht
from zaken.zgw.api import Api, JsonObject, text
from zaken.zgw.catalogus import Catalogus
from zaken.zgw.fouten import NIET_UNIEK, TE_VEEL, UNIEK, Uitleg, ZgwFout
from zaken.zgw.instelling import ZgwInstelling

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_BRON = "Beeldpas"  # of the kenmerk by which a zaak is known to be made by us
_TOELICHTING = "Vastgesteld met DigiD"
_VERTEGENWOORDIGD = "Een ander handelde namens deze persoon"
# Koppelvlakspecificatie DigiD SAML 3.7, table of AuthnContextClassRef.
_LEVELS: Mapping[Betrouwbaarheidsniveau, str] = {
    Betrouwbaarheidsniveau.BASIS: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
    Betrouwbaarheidsniveau.MIDDEN: "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract",
    Betrouwbaarheidsniveau.SUBSTANTIEEL: "urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard",
    Betrouwbaarheidsniveau.HOOG: "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
}


def day(now: datetime) -> date:
    return now.astimezone(AMSTERDAM).date()


@dataclass(frozen=True, slots=True)
class Zaken:
    """The Zaken API, for one bronorganisatie."""

    api: Api
    catalogus: Catalogus
    instelling: ZgwInstelling

    def find(self, zaaknummer: str) -> JsonObject | None:
        rows = self.api.find(
            "zaken", identificatie=zaaknummer, bronorganisatie=self.instelling.bronorganisatie
        )
        found = [row for row in rows if text(row, "identificatie") == zaaknummer]
        if not found:
            return None
        self.api.own(found[0].get("url"))
        return found[0]

    def ensure(
        self, opdracht: ZaakOpdracht, koppeling: Koppeling, *, zaaktype: str, now: datetime
    ) -> JsonObject:
        """A new zaak. Raises `zaaknummer-bezet` for a number that somebody else used."""
        zaak = self.find(opdracht.zaaknummer)
        if zaak is None:
            try:
                zaak = self.api.create("zaken", self._body(opdracht, koppeling, zaaktype=zaaktype, now=now))
            except ZgwFout as fout:
                if NIET_UNIEK not in fout.codes:
                    raise
                zaak = self.find(opdracht.zaaknummer)
        if zaak is None:  # it is there, and we may not see it
            raise ZgwFout(Uitleg("zaaknummer-bezet"))
        _refuse_of_others(zaak)
        return zaak

    def check_right(self, zaaktype: str, *, vertrouwelijkheid: str) -> None:
        """May we make zaken of this type? Asked with a zaak that lacks every other required field.

        As `Documenten.check_right`: 403 without the right, 400 with it, and nothing is made either way.
        """
        body = {"zaaktype": zaaktype}
        if vertrouwelijkheid:
            body["vertrouwelijkheidaanduiding"] = vertrouwelijkheid
        try:
            self.api.create("zaken", body)
        except ZgwFout as fout:
            if "required" not in fout.codes and fout.reason != "zaaksysteem-weigert":
                raise

    def _body(
        self, opdracht: ZaakOpdracht, koppeling: Koppeling, *, zaaktype: str, now: datetime
    ) -> JsonObject:
        body: JsonObject = {
            "identificatie": opdracht.zaaknummer,
            "bronorganisatie": self.instelling.bronorganisatie,
            "verantwoordelijkeOrganisatie": self.instelling.bronorganisatie,
            "zaaktype": zaaktype,
            "startdatum": day(now).isoformat(),
            "registratiedatum": day(now).isoformat(),
            "omschrijving": opdracht.dienst_naam[:80],
            "kenmerken": [{"kenmerk": opdracht.zaaknummer, "bron": _BRON}],
        }
        if koppeling.vertrouwelijkheid:
            body["vertrouwelijkheidaanduiding"] = koppeling.vertrouwelijkheid
        return body

    def check_initiator(self, zaak_url: str, initiator: Bsn) -> bool:
        """Whether it is there. Raises `andere-initiator`, or `initiator-onleesbaar` when we cannot tell."""
        rows = self.api.find("rollen", zaak=zaak_url, omschrijvingGeneriek="initiator")
        for rol in rows:
            identificatie = rol.get("betrokkeneIdentificatie")
            number = text(identificatie, "inpBsn") if isinstance(identificatie, dict) else ""
            if text(rol, "betrokkeneType") != "natuurlijk_persoon" or (
                number and number != initiator.reveal()
            ):
                raise ZgwFout(Uitleg("andere-initiator"))
            if not number:
                raise ZgwFout(Uitleg("initiator-onleesbaar"))
        return bool(rows)

    def ensure_initiator(
        self, zaak_url: str, opdracht: ZaakOpdracht, initiator: Bsn, *, roltype: str
    ) -> None:
        if self.check_initiator(zaak_url, initiator):
            return
        body = _rol(zaak_url, initiator, roltype=roltype, toelichting=_TOELICHTING)
        if opdracht.gemachtigde is not None:
            # Somebody else logged in: nothing was established about this person but who they are.
            body |= {"roltoelichting": _VERTEGENWOORDIGD, "indicatieMachtiging": "machtiginggever"}
        elif self.instelling.authenticatie_context and opdracht.niveau is not None:
            body["authenticatieContext"] = {"source": "digid", "levelOfAssurance": _LEVELS[opdracht.niveau]}
        try:
            self.api.create("rollen", body)
        except ZgwFout as fout:
            if TE_VEEL not in fout.codes or not self.check_initiator(zaak_url, initiator):
                raise

    def ensure_gemachtigde(
        self, zaak_url: str, opdracht: ZaakOpdracht, gemachtigde: Bsn, *, roltype: str
    ) -> None:
        """Who acted for the initiator. Raises `roltype-gemachtigde-ontbreekt`."""
        if not roltype:
            raise ZgwFout(Uitleg("roltype-gemachtigde-ontbreekt"))
        for rol in self.api.find("rollen", zaak=zaak_url):
            if _is_of(rol, gemachtigde) and text(rol, "indicatieMachtiging") == "gemachtigde":
                return
        toelichting = f"{_TOELICHTING}, als {opdracht.machtiging}"
        body = _rol(zaak_url, gemachtigde, roltype=roltype, toelichting=toelichting)
        self.api.create("rollen", body | {"indicatieMachtiging": "gemachtigde"})

    def ensure_ander(self, zaak_url: str, ander: Betrokkene, *, roltype: str) -> None:
        """Somebody else of the call. Who has a rol in this zaak already keeps that one.

        Raises `roltype-ander-ontbreekt`.
        """
        if not roltype:
            raise ZgwFout(Uitleg("roltype-ander-ontbreekt"))
        if any(_is_of(rol, ander.bsn) for rol in self.api.find("rollen", zaak=zaak_url)):
            return
        alone = ander.deel is Deel.VERTEGENWOORDIGDE and not ander.machtiging
        what = _VERTEGENWOORDIGD if alone else f"{_TOELICHTING}, als {ander.deel}"
        toelichting = f"{what}, {ander.machtiging}" if ander.machtiging else what
        self.api.create("rollen", _rol(zaak_url, ander.bsn, roltype=roltype, toelichting=toelichting))

    def ensure_first_status(self, zaak: JsonObject, statustype: str, *, moment: datetime | None) -> None:
        """When there is none yet. The same moment at every try, so that two workers cannot both set it."""
        zaak_url = self.api.own(zaak.get("url"))
        if self.api.find("statussen", zaak=zaak_url):
            return
        at = moment or _start(zaak)
        body = {
            "zaak": zaak_url,
            "statustype": statustype,
            "datumStatusGezet": at.astimezone(UTC).isoformat(timespec="seconds"),
        }
        try:
            self.api.create("statussen", body)
        except ZgwFout as fout:
            if UNIEK not in fout.codes:
                raise

    def ensure_eigenschappen(self, zaak: JsonObject, opdracht: ZaakOpdracht) -> None:
        """How the initiator was identified, in the eigenschappen that the settings name. The first proof counts."""
        wanted = self.eigenschappen_of(opdracht, zaaktype=text(zaak, "zaaktype"))
        if not wanted:
            return
        resource = f"{self.api.own(zaak.get('url')).removeprefix(self.api.root)}/zaakeigenschappen"
        present = {text(row, "eigenschap") for row in self.api.find(resource)}
        for eigenschap, waarde in wanted.items():
            if eigenschap not in present:
                self.api.create(resource, {"zaak": zaak["url"], "eigenschap": eigenschap, "waarde": waarde})

    def eigenschappen_of(self, opdracht: ZaakOpdracht, *, zaaktype: str) -> dict[str, str]:
        """Address of the eigenschap to value. Raises `eigenschap-onbekend`."""
        if not self.instelling.eigenschappen:
            return {}
        values = {
            "niveau": opdracht.niveau.code if opdracht.niveau is not None else "",
            "flow": opdracht.flow,
            "moment": opdracht.moment.astimezone(AMSTERDAM).isoformat() if opdracht.moment else "",
        }
        known = self.catalogus.eigenschappen(zaaktype)
        wanted = [(naam, values.get(ours, "")) for ours, naam in self.instelling.eigenschappen.items()]
        if any(naam not in known for naam, _ in wanted):
            raise ZgwFout(Uitleg("eigenschap-onbekend"))
        return {known[naam]: waarde for naam, waarde in wanted if waarde}


def _is_of(rol: JsonObject, persoon: Bsn) -> bool:
    known = rol.get("betrokkeneIdentificatie")
    return isinstance(known, dict) and text(known, "inpBsn") == persoon.reveal()


def _rol(zaak_url: str, persoon: Bsn, *, roltype: str, toelichting: str) -> JsonObject:
    return {
        "zaak": zaak_url,
        "betrokkeneType": "natuurlijk_persoon",
        "roltype": roltype,
        "roltoelichting": toelichting,
        "betrokkeneIdentificatie": {"inpBsn": persoon.reveal()},
    }


def _refuse_of_others(zaak: JsonObject) -> None:
    kenmerken = zaak.get("kenmerken")
    for kenmerk in kenmerken if isinstance(kenmerken, list) else []:
        if isinstance(kenmerk, dict) and text(kenmerk, "bron") == _BRON:
            return
    raise ZgwFout(Uitleg("zaaknummer-bezet"))


def _start(zaak: JsonObject) -> datetime:
    try:
        start = date.fromisoformat(text(zaak, "startdatum"))
    except ValueError:
        raise ZgwFout(Uitleg("antwoord-onbegrepen", permanent=False)) from None
    return datetime(start.year, start.month, start.day, tzinfo=AMSTERDAM)
