"""One contact moment, made once: look by our own number, and make only what is missing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from uuid import UUID

from verkeer.tijdslimiet import within
from zaken.contact.api import NIET_GEVONDEN, Api, JsonObject, has_id, refers_to, uuid_of
from zaken.contact.instelling import Instelling
from zaken.contact.opdracht import ContactFout, ContactOpdracht

_KENMERK = "beeldpas"  # the key in `metadata` that holds our whole kenmerk
# ISO 639-2/B as the API has it in its example.
_TALEN = {"nl": "nld", "en": "eng", "de": "deu", "pl": "pol", "tr": "tur", "uk": "ukr", "ar": "ara"}


def ensure_klantcontact(
    opdracht: ContactOpdracht, instelling: Instelling, *, known: UUID | None, keep: Callable[[UUID], None]
) -> None:
    """A second time makes nothing. `known`: what an earlier try made; `keep` is told as soon as there is one.

    Raises `ContactFout`.
    """
    api = Api(instelling)
    with within(instelling.seconds):
        klantcontact = known or _found(api, opdracht)
        if klantcontact is None:
            klantcontact, tied = _make(api, opdracht, instelling)
            keep(klantcontact)
        else:
            tied = False
            if known is None:
                keep(klantcontact)
        if not tied:
            _ensure_onderwerpobject(api, klantcontact, _zaak(opdracht, instelling))
        if instelling.medewerker and opdracht.medewerker_id is not None:
            _ensure_actor(api, klantcontact, opdracht, instelling)


def _found(api: Api, opdracht: ContactOpdracht) -> UUID | None:
    """Raises `ContactFout` when the number is taken by another one."""
    ours = opdracht.referentienummer
    rows = [
        row
        for row in api.find("klantcontacten", referentienummer=ours)
        if row.get("referentienummer") == ours
    ]
    if not rows:
        return None
    metadata = rows[0].get("metadata")
    kenmerk = metadata.get(_KENMERK) if isinstance(metadata, dict) else None
    if kenmerk not in {None, str(opdracht.kenmerk)}:
        raise ContactFout("contact-nummer-bezet", permanent=True)
    return uuid_of(rows[0])


def _make(api: Api, opdracht: ContactOpdracht, instelling: Instelling) -> tuple[UUID, bool]:
    """In one call where the server has that; says whether the zaak is tied to it already."""
    body = _body(opdracht, instelling)
    onderwerp = {"wasKlantcontact": None, "onderwerpobjectidentificator": _zaak(opdracht, instelling)}
    try:
        made = api.create("maak-klantcontact", {"klantcontact": body, "onderwerpobject": onderwerp})
    except ContactFout as fout:
        if fout.permanent and (beside := _found(api, opdracht)):
            return beside, False  # another worker made it since we looked
        if fout.reason != NIET_GEVONDEN:
            raise
        return uuid_of(api.create("klantcontacten", body)), False
    # The description says a klantcontact; servers answer with the three parts.
    part = made.get("klantcontact")
    return uuid_of(part if isinstance(part, dict) else made), isinstance(made.get("onderwerpobject"), dict)


def _body(opdracht: ContactOpdracht, instelling: Instelling) -> JsonObject:
    return {
        "referentienummer": opdracht.referentienummer,
        "kanaal": instelling.kanaal[:50],
        "onderwerp": f"{instelling.onderwerp}: {opdracht.dienst}"[:200],
        "inhoud": f"Zaak {opdracht.zaaknummer}. Het bewijs van identificatie staat in de zaak."[:1000],
        "indicatieContactGelukt": True,
        "taal": _TALEN.get(opdracht.taal, "nld"),
        "vertrouwelijk": instelling.vertrouwelijk,
        "plaatsgevondenOp": opdracht.begonnen_op.astimezone(UTC).isoformat(),
        "metadata": {_KENMERK: str(opdracht.kenmerk)},
    }


def _zaak(opdracht: ContactOpdracht, instelling: Instelling) -> dict[str, str]:
    by_uuid = instelling.zaak_soort_id == "uuid"
    return {
        "objectId": opdracht.zaak_ref.rstrip("/").rpartition("/")[2] if by_uuid else opdracht.zaaknummer,
        "codeObjecttype": instelling.zaak_objecttype,
        "codeRegister": instelling.zaak_register,
        "codeSoortObjectId": instelling.zaak_soort_id,
    }


def _ensure_onderwerpobject(api: Api, klantcontact: UUID, zaak: dict[str, str]) -> None:
    rows = api.find("onderwerpobjecten", klantcontact__uuid=str(klantcontact))
    if any(
        refers_to(row, "klantcontact", klantcontact) and has_id(row, "onderwerpobjectidentificator", zaak)
        for row in rows
    ):
        return
    body = {
        "klantcontact": {"uuid": str(klantcontact)},
        "wasKlantcontact": None,
        "onderwerpobjectidentificator": zaak,
    }
    api.create("onderwerpobjecten", body)


def _ensure_actor(api: Api, klantcontact: UUID, opdracht: ContactOpdracht, instelling: Instelling) -> None:
    rows = api.find("actorklantcontacten", klantcontact__uuid=str(klantcontact))
    if any(refers_to(row, "klantcontact", klantcontact) for row in rows):
        return
    actor = _actor(api, opdracht, instelling)
    api.create(
        "actorklantcontacten", {"actor": {"uuid": str(actor)}, "klantcontact": {"uuid": str(klantcontact)}}
    )


def _actor(api: Api, opdracht: ContactOpdracht, instelling: Instelling) -> UUID:
    """The medewerker, known there by our own id of them."""
    identificator = {
        "objectId": str(opdracht.medewerker_id),
        "codeObjecttype": instelling.medewerker_objecttype,
        "codeRegister": instelling.medewerker_register,
        "codeSoortObjectId": instelling.medewerker_soort_id,
    }
    rows = api.find("actoren", actoridentificatorObjectId=identificator["objectId"])
    for row in rows:
        if has_id(row, "actoridentificator", identificator):
            return uuid_of(row)
    body = {
        "naam": opdracht.medewerker[:200],
        "soortActor": "medewerker",
        "indicatieActief": True,
        "actoridentificator": identificator,
    }
    return uuid_of(api.create("actoren", body))
