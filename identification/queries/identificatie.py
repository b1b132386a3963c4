"""What the page of one identification shows, before, during and after."""

from __future__ import annotations

import hashlib
from datetime import datetime

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from begrippen.flow import Codecontrole, Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.woorden import manier_van_inloggen
from identification.code import POGINGEN
from identification.flow.afronden import may_complete
from identification.flow.controle import expected_code, may_see_person, read_bsn
from identification.models import Identification
from identification.paginas import (
    CodeBlok,
    IdentificatiePagina,
    Melding,
    PersoonBlok,
    Soort,
    Stap,
    StapStand,
    Uitnodiging,
)
from identification.queries.getal import move_block, number_block
from identification.queries.inwoner import link_of
from identification.queries.signalen import signal_lines, word_block
from identification.queries.woorden import clock, status_words
from identification.status import OPEN, Status


def identification_page(
    row: Identification, *, now: datetime, code_fout: str = "", ingevuld: str = "", bsn: str = ""
) -> IdentificatiePagina:
    """A3. `bsn`: the whole number, in the one answer to [Toon]. Raises `ZegelVerbroken`."""
    words = status_words(row, now=now)
    is_open = row.status in OPEN and row.verloopt_op > now
    return IdentificatiePagina(
        id=row.pk,
        zaaknummer=row.zaaknummer,
        dienst=row.dienst.naam,
        flow=row.flow,
        status=words.kort,
        live=words.live,
        versie=version(row, now=now),
        status_url=reverse("identification:identificatie-status", args=[row.pk]),
        stappen=_steps(row, is_open=is_open),
        bijgewerkt_op=now,
        script=_script(row) if is_open else "",
        stand=words.stand,
        gewist_om=row.verloopt_op if is_open and row.status == Status.INGELOGD else None,
        melding=_message(row, is_open=is_open),
        uitnodiging=_invitation(row) if is_open and row.status == Status.UITGENODIGD else None,
        code=_code_block(row, fout=code_fout, ingevuld=ingevuld) if is_open else None,
        persoon=_person_block(row, bsn=bsn) if is_open else None,
        gespreksnummer=row.gesprek.nummer if row.gesprek is not None else "",
        getal=number_block(row) if is_open else None,
        verhuizing=move_block(row) if is_open else None,
        woord=word_block(row) if is_open else None,
        signalen=signal_lines(row),
        rond_af_url=_url("rond-af", row)
        if row.status == Status.INGELOGD and is_open and may_complete(row)
        else "",
        stop_url=_url("stop", row) if is_open else "",
        nieuwe_link_url=_url("nieuwe-link", row) if row.status == Status.UITGENODIGD or not is_open else "",
        lijst_url=reverse("identification:werkblad"),
    )


def version(row: Identification, *, now: datetime) -> str:
    """Changes when this page, or that of the proof, would show something else by itself."""
    parts = (
        row.status,
        row.afloop,
        row.geopend_op is None,
        row.elders_geopend_op is None,
        row.login_gestart_op,
        row.login_fout,
        row.pogingen,
        row.signaal_op,
        row.getal_juist_op,
        row.getal_fouten,
        row.woord_inwoner_op,
        row.woord_ambtenaar_op,
        row.overdracht_aan_id,
        row.code_klopt_op,
        row.opgezocht_op,
        row.bezorg_fout,
        row.geweigerd,
        row.status in OPEN and row.verloopt_op <= now,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _url(name: str, row: Identification) -> str:
    return reverse(f"identification:{name}", args=[row.pk])


def _invitation(row: Identification) -> Uitnodiging:
    link = settings.BASE_URL + link_of(row)
    # A fixed mask: trying all eight costs more than the rest of the page, and every mask can be scanned.
    code = segno.make_qr(link, error="m", boost_error=False, mask=3)
    image = code.svg_inline(scale=4, border=2, omitsize=True, svgclass="qr", lineclass=None)
    return Uitnodiging(
        link=link,
        bericht=_chat_message(row, link=link),
        geldig_tot=row.verloopt_op,
        qr_svg=mark_safe(image),  # noqa: S308 - drawn by segno from our own link
    )


def _chat_message(row: Identification, *, link: str) -> str:
    """The whole message for the chat, in the language of the inwoner."""
    values = {"naam": row.ambtenaar_naam, "gemeente": settings.GEMEENTE_NAAM, "link": link}
    with translation.override(row.taal):
        start = _(
            "Hallo, dit is %(naam)s van gemeente %(gemeente)s. Wilt u laten zien wie u bent? "
            "Open deze link en log in met DigiD:\n%(link)s\n"
        )
        end = (
            _("Zeg mij daarna of het is gelukt. Hang niet op.")
            if row.flow == Flow.AMBTENAAR
            else _("Zeg mij daarna de 6 cijfers die u ziet. Hang niet op.")
        )
        return f"{start % values}{end}"


def _code_block(row: Identification, *, fout: str, ingevuld: str) -> CodeBlok | None:
    if row.status != Status.INGELOGD or row.flow == Flow.AMBTENAAR or row.code_klopt_op:
        return None
    if row.brp_eerst and row.opgezocht_op is None:
        return None
    compare = row.codecontrole == Codecontrole.VERGELIJKEN
    return CodeBlok(
        url=_url("code", row),
        vergelijken=compare,
        te_vergelijken=expected_code(row) if compare else "",
        pogingen_over=POGINGEN - row.pogingen,
        fout=fout,
        ingevuld=ingevuld,
        bekend_bsn=row.flow == Flow.BEKEND,
    )


def _person_block(row: Identification, *, bsn: str) -> PersoonBlok | None:
    if row.status != Status.INGELOGD or not may_see_person(row):
        return None
    niveau = Betrouwbaarheidsniveau(row.niveau_bereikt or row.niveau_gevraagd)
    return PersoonBlok(
        bsn_masker=read_bsn(row).masked,
        bsn=bsn,
        toon_url=_url("toon-bsn", row),
        opgezocht_url=_url("opgezocht", row),
        opgezocht_op=row.opgezocht_op,
        manier=str(manier_van_inloggen(niveau)),
    )


def _message(row: Identification, *, is_open: bool) -> Melding | None:
    if is_open and row.elders_geopend_op:
        return Melding(
            Soort.WAARSCHUWING,
            _("De link is ook op een ander apparaat geopend"),
            (
                _("Dat gebeurde om %(tijd)s uur. Er kon daar niet worden ingelogd.")
                % {"tijd": clock(row.elders_geopend_op)},
                _("Vraag de inwoner of hij of zij dat zelf was. Vertrouwt u het niet? Stop dan."),
            ),
        )
    return None


def _steps(row: Identification, *, is_open: bool) -> tuple[Stap, ...]:
    """The fixed steps; the first that is not done is the one that is going on."""
    done: list[tuple[str, datetime | None]] = [
        (_("Link openen"), row.geopend_op or row.login_gestart_op),
        (_("Inloggen met DigiD"), row.ingelogd_op),
    ]
    look_up = (_("Persoon opzoeken"), row.opgezocht_op)
    if row.flow != Flow.AMBTENAAR:
        checked = (_("Code controleren"), row.code_klopt_op)
        done += [look_up, checked] if row.brp_eerst else [checked, look_up]
    else:
        done.append(look_up)
    done.append((_("Afronden"), row.bevestigd_op))
    steps: list[Stap] = []
    busy = is_open
    for text, moment in done:
        state = StapStand.KLAAR if moment else (StapStand.BEZIG if busy else StapStand.NOG_NIET)
        busy = busy and moment is not None
        steps.append(Stap(text, state, moment))
    return tuple(steps)


def _script(row: Identification) -> str:
    """What the ambtenaar can say now."""
    if row.status == Status.UITGENODIGD:
        return _("“Ik stuur u een link in de chat. Wilt u die openen en inloggen met DigiD?”")
    if row.flow != Flow.AMBTENAAR and not row.code_klopt_op:
        return _("“Wilt u de 6 cijfers voorlezen die u op onze pagina ziet?” Zeg de code nooit zelf voor.")
    return _("“Dank u wel. Ik zoek u even op. Blijft u in beeld?”")
