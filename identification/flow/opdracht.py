"""What goes to the zaaksysteem and onto the proof, from the row alone: the same row asks the same thing again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from begrippen.bsn import Bsn
from begrippen.deel import Deel
from begrippen.flow import BsnOpBewijs, Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.vertegenwoordiging import Soort, Vaststelling
from begrippen.zaaknummer import for_file_name
from begrippen.zaakwoord import Zaakwoord
from diensten.gemeente.lezen import gemeente_for_proof
from identification.bewijs import Inhoud, Nagekeken, Namens, uitkomst_of
from identification.flow.dossier import open_dossier
from identification.flow.overgang import AlVerder
from identification.flow.vertegenwoordigen import about, represented
from identification.flow.woord import confirmed_at
from identification.models import Identification
from identification.status import Status
from identification.verzegeld import Verzegeld
from zaken.zaaksysteem import Betrokkene, DocumentOpdracht, ZaakOpdracht


def zaakopdracht(
    row: Identification, sealed: Verzegeld, mee: Sequence[Identification] | None = None
) -> ZaakOpdracht:
    """`row` carries the proof; `mee`: who else is in it, where that does not stand in the rows yet.

    Raises `ZegelVerbroken`.
    """
    others = along(row) if mee is None else [other for other in mee if other.pk != row.pk]
    initiator = about(row, sealed)
    acting, anderen = _roles([row, *others], initiator)
    return ZaakOpdracht(
        zaaknummer=row.zaaknummer,
        dienst_slug=row.dienst.slug,
        dienst_naam=row.dienst.naam,
        bestaand=row.zaak_bestaand,
        initiator=initiator,
        gemachtigde=None if acting is None else acting.bsn,
        machtiging="" if acting is None else acting.machtiging,
        niveau=None if row.niveau_bereikt is None else Betrouwbaarheidsniveau(row.niveau_bereikt),
        flow=row.flow,
        moment=row.ingelogd_op,
        anderen=anderen,
    )


def along(row: Identification) -> list[Identification]:
    """Everybody else whom the proof of this row names."""
    if row.samen_id is None:
        return []
    rows = Identification.objects.select_related("dienst").filter(bewijs_bij=row.pk)
    return list(rows.exclude(status=Status.GEWIST).order_by("persoon"))


def _roles(
    rows: Sequence[Identification], initiator: Bsn
) -> tuple[Betrokkene | None, tuple[Betrokkene, ...]]:
    """Who acts for the initiator, if anybody, and everybody else: each person once."""
    acting: Betrokkene | None = None
    rest: dict[Bsn, Betrokkene] = {}
    for row in rows:
        sealed = Verzegeld.of(row)
        bsn, ander = sealed.unseal_bsn("bsn", row.bsn), represented(row, sealed)
        one = Betrokkene(bsn, Deel(row.deel), _machtiging(row))
        if ander == initiator and acting is None:
            acting = one
        elif bsn != initiator:
            rest[bsn] = one
        if ander is not None and ander != initiator:
            rest.setdefault(ander, Betrokkene(ander, Deel.VERTEGENWOORDIGDE))
    if acting is not None:
        rest.pop(acting.bsn, None)
    return acting, tuple(rest.values())


def _machtiging(row: Identification) -> str:
    """In what capacity, and how sure: beside the person in the zaak."""
    return f"{row.namens_soort} ({row.namens_vaststelling})" if row.namens_soort else ""


def documentopdracht(
    *, identificatie: UUID, zaaknummer: str, dienst_slug: str, inhoud: bytes, sha256: str
) -> DocumentOpdracht:
    return DocumentOpdracht(
        identificatie=identificatie,
        zaaknummer=zaaknummer,
        titel=f"Bewijs van identificatie {zaaknummer}",
        bestandsnaam=bestandsnaam_van(zaaknummer),
        inhoud=inhoud,
        sha256=sha256,
        dienst_slug=dienst_slug,
    )


def bestandsnaam_van(zaaknummer: str) -> str:
    return f"bewijs-van-identificatie-{for_file_name(zaaknummer)}.pdf"


def inhoud_van(row: Identification, sealed: Verzegeld) -> Inhoud:
    """What the proof says, from the rows alone: the same rows give the same bytes.

    Raises `AlVerder`, `ZegelVerbroken`, `OngeldigeInhoud`.
    """
    others = [_one(other, Verzegeld.of(other), proof=row) for other in along(row)]
    return replace(_one(row, sealed, proof=row), anderen=tuple(others))


def _one(row: Identification, sealed: Verzegeld, *, proof: Identification) -> Inhoud:
    """One person; `proof`: the row whose zaak and rules count."""
    if row.bevestigd_op is None or row.ingelogd_op is None or row.niveau_bereikt is None:
        raise AlVerder
    flow, ours = Flow(row.flow), gemeente_for_proof()
    return Inhoud(
        kenmerk=row.pk,
        gemeente=ours.naam,
        gemeentecode=ours.code,
        dienst=row.dienst.naam,
        zaaknummer=proof.zaaknummer,
        flow=flow,
        middel=row.middel,
        niveau_gevraagd=Betrouwbaarheidsniveau(row.niveau_gevraagd),
        niveau_bereikt=Betrouwbaarheidsniveau(row.niveau_bereikt),
        ingelogd_op=row.ingelogd_op,
        bevestigd_op=row.bevestigd_op,
        ambtenaar=row.ambtenaar_naam,
        ambtenaar_functie=row.ambtenaar_functie,
        uitkomst=uitkomst_of(flow),
        bsn=sealed.unseal_bsn("bsn", row.bsn),
        bsn_op_bewijs=BsnOpBewijs(proof.bsn_op_bewijs),
        assertion_digest=row.assertion_digest,
        persoon_opgezocht_op=row.opgezocht_op,
        persoon_opgezocht_in_brp=row.opgezocht_in_brp,
        getal_juist_op=row.getal_juist_op,
        woord_bevestigd_op=confirmed_at(row),
        namens=_namens(row, sealed),
        code=sealed.unseal_text("code", row.code) if row.code_in_zaak else "",
        zaakwoord=Zaakwoord(row.zaakwoord),
        deel=Deel(row.deel),
    )


def _namens(row: Identification, sealed: Verzegeld) -> Namens | None:
    """Raises `ZegelVerbroken`."""
    ander = represented(row, sealed)
    if ander is None:
        return None
    dossier = open_dossier(row, sealed)
    stuk = dossier.stuk
    return Namens(
        soort=Soort(row.namens_soort),
        vaststelling=Vaststelling(row.namens_vaststelling),
        bron=row.namens_bron,
        bsn=ander,
        stuk=None if stuk is None else (stuk.soort, stuk.datum, stuk.nummer),
        geldig_tot=dossier.geldig_tot,
        nagekeken=tuple(Nagekeken(code, dossier.toelichting.get(code, "")) for code in row.namens_nagekeken),
        meegekeken_door=row.meekijker_naam,
    )
