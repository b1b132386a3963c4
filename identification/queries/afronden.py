"""What the pages of finishing show."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from begrippen.flow import BsnOpBewijs, Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.woorden import manier_van_inloggen
from identification.flow.afronden import code_is_right, may_complete
from identification.flow.mensen import people
from identification.models import Identification
from identification.paginas import AfgerondPagina, RondAfPagina, SamenvattingRegel
from identification.queries.bureau import Bureau, offered_calls, strip
from identification.queries.draaiboek_namens import waits_for_check
from identification.queries.identificatie import page_version, tab_title
from identification.queries.samen import name_of, people_lines, samen_block, waiting_words
from identification.queries.signalen import agreed_word, objection_words
from identification.queries.verbergen import hide_finished
from identification.queries.vertegenwoordiging import summary_lines
from identification.queries.woorden import refusal_words, status_words
from identification.queries.zaakwoord import de_zaak, geen_zaak, zaakkop
from identification.status import Status
from machtigen.rules import Reden
from machtigen.woorden import REDENEN
from zaken.adres import proof_address

_VERKLARING = gettext_noop("Door af te ronden verklaart u: de persoon in beeld heeft zelf ingelogd.")
_BSN_OP_BEWIJS = {
    BsnOpBewijs.VOLLEDIG: gettext_noop("met het hele BSN"),
    BsnOpBewijs.LAATSTE_VIER: gettext_noop("met de laatste 4 cijfers van het BSN"),
    BsnOpBewijs.GEEN: gettext_noop("zonder BSN"),
}


def finish_page(
    row: Identification, *, now: datetime, geweigerd: str = "", verborgen: bool = False
) -> RondAfPagina:
    """A6: what was established, what stays and what goes. `geweigerd`: why the zaak will not take the proof."""
    rows = people(row)
    return RondAfPagina(
        zaaknummer="" if verborgen else row.zaaknummer,
        dienst=row.dienst.naam,
        zaakkop=zaakkop(row.zaakwoord),
        samenvatting=(*_summary(row), *people_lines(row, rows, now=now)),
        blijft=what_stays(row, rows, verborgen=verborgen),
        gewist=what_goes(row, rows),
        voltooi_url=reverse("identification:voltooi", args=[row.pk]),
        terug_url=reverse("identification:identificatie", args=[row.pk]),
        bezwaar=_objection(row, geweigerd=geweigerd) or _of_the_others(row, rows, now=now),
        verklaring=_(_VERKLARING) if any(one.flow == Flow.AMBTENAAR for one in rows) else "",
        merk=row.merk,
        verborgen=verborgen,
    )


def _objection(row: Identification, *, geweigerd: str) -> str:
    if code_is_right(row) and waits_for_check(row):
        return _may_not(row)
    if not may_complete(row):
        return objection_words(row) if code_is_right(row) else _("De code is nog niet gecontroleerd.")
    if geweigerd:
        why = refusal_words(geweigerd, woord=row.zaakwoord)
        return _("%(waarom)s Stop deze identificatie en begin opnieuw met een ander nummer.") % {
            "waarom": why
        }
    return ""


def _of_the_others(row: Identification, rows: Sequence[Identification], *, now: datetime) -> str:
    return "" if row.samen_id is None else waiting_words(rows, now=now)


def _may_not(row: Identification) -> str:
    if not row.namens_soort:
        return _("De inwoner regelt dit voor iemand anders. Leg eerst vast voor wie.")
    return _("Dit kan zo nog niet voor een ander. %(waarom)s") % {"waarom": REDENEN[Reden(row.namens_reden)]}


def _summary(row: Identification) -> list[SamenvattingRegel]:
    niveau = Betrouwbaarheidsniveau(row.niveau_bereikt or row.niveau_gevraagd)
    lines = [SamenvattingRegel(_("Ingelogd met"), str(manier_van_inloggen(niveau)), row.ingelogd_op)]
    if row.flow != Flow.AMBTENAAR:
        right = _("Ja") if row.code_klopt_op else _("Nog niet gecontroleerd")
        lines.append(SamenvattingRegel(_("Code klopt"), right, row.code_klopt_op))
    if row.getal_juist_op:
        lines.insert(0, SamenvattingRegel(_("Inwoner koos uw getal"), _("Ja"), row.getal_juist_op))
    if row.wederzijds:
        lines.append(SamenvattingRegel(_("Woord aan beide kanten hetzelfde"), *agreed_word(row)))
    if row.flow == Flow.BEKEND and row.code_klopt_op:
        lines.append(SamenvattingRegel(_("Zelfde BSN als u invulde"), _("Ja"), row.code_klopt_op))
    lines += [SamenvattingRegel(*line) for line in summary_lines(row)]
    missing = _("Nee, dat staat ook zo in het bewijs") if row.zaaknummer else _("Nee")
    found = _("Ja") if row.opgezocht_op else missing
    lines.append(SamenvattingRegel(_("Persoon opgezocht in de BRP"), found, row.opgezocht_op))
    return lines


def what_stays(
    row: Identification, rows: Sequence[Identification] = (), *, verborgen: bool
) -> tuple[str, ...]:
    """`rows`: everybody in the call, where there are more."""
    log = _("Een regel in het logboek: uw naam, de dienst en de tijden. Geen gegevens van de inwoner.")
    if not row.zaaknummer:
        return (log,)
    how_much = _(_BSN_OP_BEWIJS[BsnOpBewijs(row.bsn_op_bewijs)])
    proof = _("Het bewijs als PDF in %(woord)s %(zaak)s, %(hoeveel)s.") % {
        "woord": zaakkop(row.zaakwoord).lower(),
        "zaak": "•••" if verborgen else row.zaaknummer,
        "hoeveel": how_much,
    }
    return (proof, _whose_bsn(row, samen=len(rows) > 1), *_code_stays(rows or [row]), log)


def _whose_bsn(row: Identification, *, samen: bool) -> str:
    words = {"de_zaak": de_zaak(row.zaakwoord)}
    if samen and row.zaak_bestaand:  # not every zaaksysteem adds people to a zaak that is there (ADR 0032)
        somewhere = _(
            "De BSN's van iedereen in het gesprek in %(de_zaak)s of in het bewijs. "
            "Van een tolk alleen in het bewijs."
        )
        return somewhere % words
    if samen:
        everybody = _(
            "De BSN's van iedereen in het gesprek in %(de_zaak)s. Van een tolk niet: die staat alleen in het bewijs."
        )
        return everybody % words
    if row.namens_soort:
        both = _("Beide BSN's in %(de_zaak)s: van de ander als initiator, en van de inwoner als gemachtigde.")
        return both % words
    return _("Het BSN van de inwoner als initiator van %(de_zaak)s.") % words


def _code_stays(rows: Sequence[Identification]) -> tuple[str, ...]:
    kept, gone = _codes(rows)
    if not kept:
        return ()
    if not gone:
        return (_("De 6 cijfers van de code, op het bewijs."),)
    who = ", ".join(name_of(one) for one in kept)
    return (_("De 6 cijfers van de code van %(wie)s, op het bewijs.") % {"wie": who},)


def _codes(rows: Sequence[Identification]) -> tuple[list[Identification], list[Identification]]:
    """Whose code goes onto the proof, and whose is wiped now."""
    with_code = [one for one in rows if one.flow != Flow.AMBTENAAR]
    return [one for one in with_code if _keeps_code(one)], [one for one in with_code if not _keeps_code(one)]


def _keeps_code(row: Identification) -> bool:
    """On the proof, which is only made where there is a zaak."""
    return bool(row.code_in_zaak and row.zaaknummer)


def what_goes(row: Identification, rows: Sequence[Identification] = ()) -> tuple[str, ...]:
    kept, gone = _codes(rows or [row])
    code = [_("De code")] if gone else []
    if kept and gone:
        code = [_("De code van %(wie)s") % {"wie": ", ".join(name_of(one) for one in gone)}]
    return (*code, _("Het BSN op dit scherm"), _("De link en de inloggegevens van DigiD"))


def finished_version(row: Identification, bureau: Bureau, *, now: datetime) -> str:
    """Changes with the delivery of the proof that names this person, whoever's row carries it."""
    return page_version(_carries(row), bureau, now=now)


def _carries(row: Identification) -> Identification:
    """Whose row has the proof that names this person."""
    other = row.bewijs_bij_id
    return row if other is None else Identification.objects.get(pk=other)


def finished_page(row: Identification, *, now: datetime, bureau: Bureau | None = None) -> AfgerondPagina:
    """A7. After GEWIST nothing of the inwoner is left to show."""
    desk = bureau or Bureau()
    carries = _carries(row)
    words = status_words(carries, now=now)
    delivered = row.geleverd_op is not None
    proof_url = (
        proof_address(zaaknummer=row.zaaknummer, identificatie=row.bewijs_bij_id or row.pk)
        if delivered
        else ""
    )
    page = AfgerondPagina(
        zaaknummer=row.zaaknummer,
        dienst=row.dienst.naam,
        status=words.kort,
        live=words.live,
        stand=words.stand,
        versie=finished_version(row, desk, now=now),
        status_url=""
        if row.status == Status.GEWIST
        else reverse("identification:afgerond-status", args=[row.pk]),
        zonder_zaak=not row.zaaknummer,
        zaakkop=zaakkop(row.zaakwoord),
        de_zaak=de_zaak(row.zaakwoord),
        geen_zaak=geen_zaak(row.zaakwoord),
        code_blijft=_keeps_code(row),
        geleverd=delivered,
        gewist_op=row.gewist_op,
        bewijs_url=proof_url,
        bewijs_hash=carries.bewijs_sha256,
        opnieuw_url=reverse("identification:bezorg-opnieuw", args=[row.pk]) if row.geweigerd else "",
        drager_url=reverse("identification:identificatie", args=[carries.pk]) if carries is not row else "",
        start_url=reverse("identification:werkblad-start"),
        lijst_url=reverse("identification:werkblad"),
        titel=tab_title(row, words.kort, verborgen=desk.verborgen),
        gesproken=words.live,
        aandacht=words.kort if words.stand in {"actie", "gestopt"} else "",
        strook=strip(desk, now=now),
        aanbod=offered_calls(desk),
        verborgen=desk.verborgen,
        mensen=together.mensen if (together := samen_block(row, people(row), now=now)) is not None else (),
    )
    return hide_finished(page) if desk.verborgen else page
