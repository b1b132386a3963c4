"""What arrived, for people: zaken of either kind with their documents, and the contact moments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from begrippen.bsn import Bsn, OngeldigBsn
from simulator.klantinteracties.klantinteracties import Klantinteracties
from simulator.klantinteracties.views import ours as klantinteracties
from simulator.people import name_of
from simulator.zaaksysteem.stuf_register import StufZaak
from simulator.zaaksysteem.stuf_views import zaaksysteem as stuf
from simulator.zaaksysteem.zgw_bericht import JsonObject
from simulator.zaaksysteem.zgw_opslag import Opslag
from simulator.zaaksysteem.zgw_views import ours as zgw


@dataclass(frozen=True, slots=True)
class DocumentRegel:
    """`omvang` in bytes."""

    titel: str
    plek: str
    omvang: int
    url: str


@dataclass(frozen=True, slots=True)
class ContactRegel:
    onderwerp: str
    kanaal: str
    moment: datetime | None
    wie: str


@dataclass(frozen=True, slots=True)
class ZaakRegel:
    """`initiator`, `gemachtigde`: the names of test persons."""

    zaaknummer: str
    omschrijving: str
    langs: str
    initiator: str
    gemachtigde: str
    statussen: tuple[str, ...]
    documenten: tuple[DocumentRegel, ...]
    contacten: tuple[ContactRegel, ...]


@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """Newest first."""
    context = {"zaken": _zaken(request)}
    return render(request, "zaaksysteem/overzicht.html", context)


@require_safe
def zaak(request: HttpRequest, zaaknummer: str) -> HttpResponse:
    found = [regel for regel in _zaken(request) if regel.zaaknummer == zaaknummer]
    context = {"zaken": found, "zaaknummer": zaaknummer}
    return render(request, "zaaksysteem/overzicht.html", context, status=200 if found else 404)


@require_safe
def document(request: HttpRequest, langs: str, nummer: str) -> HttpResponse:
    content = _of_stuf(nummer) if langs == "stuf" else _of_zgw(zgw(request).opslag, nummer)
    if content is None:
        raise Http404
    is_pdf = content.startswith(b"%PDF")
    return HttpResponse(content, "application/pdf" if is_pdf else "text/plain; charset=utf-8")


def _of_zgw(opslag: Opslag, uuid: str) -> bytes | None:
    return next((found for url, found in list(opslag.inhoud.items()) if url.endswith(f"/{uuid}")), None)


def _of_stuf(nummer: str) -> bytes | None:
    zaken = list(stuf().register.zaken.values())
    return next((part.inhoud for each in zaken for part in each.documenten if part.nummer == nummer), None)


def _zaken(request: HttpRequest) -> list[ZaakRegel]:
    contacten, opslag = klantinteracties(request), zgw(request).opslag
    found = [_zgw_regel(row, opslag, contacten) for row in list(opslag.zaken.values())]
    found += [_stuf_regel(row, contacten) for row in list(stuf().register.zaken.values())]
    return found[::-1]


def _zgw_regel(row: JsonObject, opslag: Opslag, contacten: Klantinteracties) -> ZaakRegel:
    rollen = [rol for rol in list(opslag.rollen.values()) if rol["zaak"] == row["url"]]
    statussen = [status for status in list(opslag.statussen.values()) if status["zaak"] == row["url"]]
    return ZaakRegel(
        zaaknummer=str(row["identificatie"]),
        omschrijving=str(row["omschrijving"] or ""),
        langs="ZGW",
        initiator=_name(_bsn_in(rollen, "")),
        gemachtigde=_name(_bsn_in(rollen, "gemachtigde")),
        statussen=tuple(_status(opslag, status) for status in statussen),
        documenten=tuple(_zgw_documenten(row, opslag)),
        contacten=_contacten({str(row["uuid"]), str(row["identificatie"])}, contacten),
    )


def _bsn_in(rollen: list[JsonObject], machtiging: str) -> str:
    """Of the initiator, or of who acted for them."""
    for rol in rollen:
        found = str(rol.get("indicatieMachtiging") or "")
        if (found == machtiging) if machtiging else rol["omschrijvingGeneriek"] == "initiator":
            return str((rol.get("betrokkeneIdentificatie") or {}).get("inpBsn", ""))
    return ""


def _status(opslag: Opslag, status: JsonObject) -> str:
    return str((opslag.catalogus.row(status["statustype"]) or {}).get("omschrijving", ""))


def _zgw_documenten(row: JsonObject, opslag: Opslag) -> list[DocumentRegel]:
    found = []
    for relatie in list(opslag.relaties.values()):
        if relatie["zaak"] == row["url"]:
            part = opslag.documenten[relatie["informatieobject"]]
            uuid = str(part["url"]).rpartition("/")[2]
            url, titel = reverse("zaaksysteem-document", args=["zgw", uuid]), str(part["titel"])
            found.append(
                DocumentRegel(titel, str(relatie.get("titel") or ""), len(opslag.inhoud[part["url"]]), url)
            )
    return found


def _stuf_regel(row: StufZaak, contacten: Klantinteracties) -> ZaakRegel:
    return ZaakRegel(
        zaaknummer=row.zaaknummer,
        omschrijving=row.zaaktype,
        langs="StUF",
        initiator=_name(row.bsn),
        gemachtigde=_name(row.gemachtigde),
        statussen=tuple(row.statussen),
        documenten=tuple(
            DocumentRegel(
                part.titel, "", part.omvang, reverse("zaaksysteem-document", args=["stuf", part.nummer])
            )
            for part in row.documenten
        ),
        contacten=_contacten({row.zaaknummer}, contacten),
    )


def _contacten(ids: set[str], contacten: Klantinteracties) -> tuple[ContactRegel, ...]:
    return tuple(
        ContactRegel(
            onderwerp=str(row["onderwerp"]),
            kanaal=str(row["kanaal"]),
            moment=_moment(row.get("plaatsgevondenOp")),
            wie=", ".join(contacten.actoren_of(row["uuid"])),
        )
        for row in contacten.klantcontacten
        if ids & set(contacten.onderwerpen_of(row["uuid"]))
    )


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None


def _name(bsn: str) -> str:
    try:
        return name_of(Bsn(bsn)) or "een testpersoon"
    except OngeldigBsn:
        return ""
