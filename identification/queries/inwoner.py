"""What the pages of the inwoner show."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from begrippen.flow import Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.models import Dienst
from diensten.queries import login_message as filled_message
from diensten.queries import prescribed_text
from diensten.teksten.queries import Meldingtekst
from diensten.teksten.woorden import Sleutel
from diensten.verhoging.aankondiging import Aankondiging, Fase, announcement_on_start_page
from diensten.verhoging.geldend import niveau_op
from diensten.verhoging.woorden import manier as manier_in_words
from identification.flow.browser import logged_out_at
from identification.flow.uitnodigen import hash_token
from identification.flow.vertegenwoordigen import NietGemachtigd
from identification.flow.woord import is_confirmed
from identification.models import Identification, InwonerSessie
from identification.namens import Keuze
from identification.paginas import (
    CodePagina,
    HulpPagina,
    KapotPagina,
    KlaarPagina,
    KloptPagina,
    Melding,
    Nieuws,
    Soort,
    StartPagina,
)
from identification.queries import kapot
from identification.queries.bevestigen import asker, word_question
from identification.queries.namens import for_whom, is_refused
from identification.queries.ontvangst import receipt_of
from identification.queries.zaakwoord import nummerkop
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.resultaat import DigidOnbereikbaar, LoginGeannuleerd, NiveauTeLaag

_BIJNA = timedelta(minutes=3)  # the band of E11 shows at least two minutes ahead


def find_by_token(token: str) -> Identification | None:
    """By its hash: the token itself stands nowhere in the open."""
    return (
        Identification.objects.select_related("dienst", "gesprek")
        .filter(token_hash=hash_token(token))
        .first()
    )


def dienst_behind(token: str) -> Dienst | None:
    """None for a link that we do not know."""
    rows = Identification.objects.filter(token_hash=hash_token(token))
    return Dienst.objects.filter(pk__in=rows.values("dienst")).first()


def find_waiting(*, pk: UUID, now: datetime) -> Identification | None:
    """The identification, as long as somebody may still log in for it."""
    rows = Identification.objects.select_related("dienst", "gesprek")
    return rows.filter(pk=pk, status=Status.UITGENODIGD, verloopt_op__gt=now).first()


def login_language(identification: Identification) -> str:
    """In which language the login began."""
    bound = InwonerSessie.objects.filter(identification=identification, gebonden=True).first()
    return bound.taal if bound is not None else identification.taal


def token_of(identification: Identification) -> str:
    """What stands in the link. Raises `ZegelVerbroken` once the row has been completed or wiped."""
    return Verzegeld.of(identification).unseal_text("link", identification.link)


def link_of(identification: Identification) -> str:
    """The path of the link. Raises `ZegelVerbroken` once the row has been completed or wiped."""
    return reverse("identification:start", args=[token_of(identification)])


def standing_page(
    dienst: Dienst, *, taal: str, now: datetime, melding: Melding | None = None, keuze: Keuze | None = None
) -> StartPagina:
    link = reverse("identification:nieuw", args=[dienst.slug])
    return StartPagina(
        ambtenaar="",
        functie="",
        dienst=dienst.naam,
        dienst_omschrijving=dienst.omschrijving,
        manier=manier(niveau_op(dienst, now)),
        met_code=True,
        login_url=reverse("identification:nieuw-inloggen", args=[dienst.slug]),
        hulp_url=reverse("identification:nieuw-hulp", args=[dienst.slug]),
        echt_url=reverse("identification:nieuw-echt", args=[dienst.slug]),
        taal=taal,
        link=settings.BASE_URL + link,
        melding=melding,
        nieuws=news_of(announcement_on_start_page(dienst, now)),
        **for_whom(
            dienst, keuze, ander_url=reverse("identification:nieuw-ander", args=[dienst.slug]), zelf_url=link
        ),
    )


def example_page(dienst: Dienst, *, adres: str, taal: str, moment: datetime) -> StartPagina:
    """The standing page as it will read at `moment`; every button and link leads to `adres`."""
    page = standing_page(dienst, taal=taal, now=moment)
    elsewhere = adres if page.ander_url else ""
    news = example_news(dienst, adres=adres, moment=moment)
    return replace(
        page,
        login_url=adres,
        hulp_url=adres,
        echt_url=adres,
        ander_url=elsewhere,
        nieuws=news,
        proef=True,
    )


def example_news(dienst: Dienst, *, adres: str, moment: datetime) -> Nieuws | None:
    """What the start page says of a raise at `moment`; its link leads to `adres`, as the page may not be there yet."""
    news = news_of(announcement_on_start_page(dienst, moment)) if dienst.pk else None
    return replace(news, url=adres) if news else None


def news_of(aankondiging: Aankondiging | None) -> Nieuws | None:
    if aankondiging is None:
        return None
    url = reverse("aankondiging", args=[aankondiging.slug])
    return Nieuws(tekst=aankondiging.kort, url=url, vooraf=aankondiging.fase is Fase.VOORAF)


def help_page(*, terug_url: str) -> HulpPagina:
    return HulpPagina(terug_url=terug_url, adres=f"{settings.BASE_URL}/")


def help_before_login(*, token: str) -> HulpPagina:
    """I6 for a link: from here a quiet alarm can go."""
    page = help_page(terug_url=reverse("identification:start", args=[token]))
    return replace(page, stil_url=reverse("identification:stil-vooraf", args=[token]))


def help_after_login() -> HulpPagina:
    page = help_page(terug_url=reverse("identification:mijn"))
    return replace(page, stil_url=reverse("identification:stil"), ingelogd=True)


def code_page(sessie: InwonerSessie, *, now: datetime) -> CodePagina:
    """I3, the same for whoever logged in. Raises `ZegelVerbroken`."""
    row = sessie.identification
    until = logged_out_at(sessie)
    return CodePagina(
        code="" if row.flow == Flow.AMBTENAAR else Verzegeld.of(row).unseal_text("code", row.code),
        zaaknummer=row.zaaknummer,
        nummerkop=nummerkop(row.zaakwoord),
        ambtenaar=row.ambtenaar_naam,
        nu=now,
        uitgelogd_om=until,
        bijna_om=until - now <= _BIJNA,
        versie=version(sessie, now=now),
        status_url=reverse("identification:status"),
        meer_tijd_url=reverse("identification:meer-tijd"),
        uitloggen_url=reverse("identification:uitloggen"),
        vrager=asker(row),
        nee_url=reverse("identification:nee-ingelogd"),
        hulp_url=reverse("identification:hulp-ingelogd"),
        woord=word_question(row),
        voorlopig=not is_confirmed(row),
    )


def right_page(sessie: InwonerSessie, *, now: datetime) -> KloptPagina:
    row = sessie.identification
    return KloptPagina(
        ambtenaar=row.ambtenaar_naam,
        versie=version(sessie, now=now),
        status_url=reverse("identification:status"),
        uitloggen_url=reverse("identification:uitloggen"),
        woord=word_question(row),
        voorlopig=not is_confirmed(row),
        nee_url=reverse("identification:nee-ingelogd"),
        hulp_url=reverse("identification:hulp-ingelogd"),
    )


def done_page(identification: Identification) -> KlaarPagina:
    bewijs = receipt_of(identification)
    return KlaarPagina(
        ambtenaar=identification.ambtenaar_naam,
        functie=identification.ambtenaar_functie,
        dienst=identification.dienst.naam,
        afgerond_op=identification.bevestigd_op or identification.gemaakt_op,
        gewist=identification.status == Status.GEWIST,
        ontvangstcode=bewijs.code,
        geldig_tot=bewijs.geldig_tot,
        niet_u_url=reverse("identification:niet-u"),
        niet_u_adres=settings.BASE_URL + reverse("identification:niet-u"),
        gemaild=bewijs.gemaild,
    )


def version(sessie: InwonerSessie, *, now: datetime) -> str:
    """Changes when the page of this browser would be another one."""
    row = sessie.identification
    soon = logged_out_at(sessie) - now <= _BIJNA
    word = (row.woord_inwoner_op, row.woord_ambtenaar_op, row.woord_anders_op)
    refused = is_refused(row)
    parts = (
        row.status,
        row.afloop,
        row.code_klopt_op,
        row.ambtenaar_id,
        sessie.uitgelogd_op,
        soon,
        word,
        refused,
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def manier(niveau: int) -> str:
    """With what one can log in, in words."""
    return manier_in_words(Betrouwbaarheidsniveau(niveau))


def logged_out_page(sessie: InwonerSessie, *, login_url: str) -> KapotPagina:
    """E12, with what went wrong at the last try to come back."""
    page = kapot.logged_out(login_url=login_url)
    message = login_message(sessie.login_fout, niveau=sessie.identification.niveau_gevraagd)
    if message is None:
        return page
    return replace(
        page,
        titel=message.titel,
        regels=message.regels,
        voorgeschreven=message.voorgeschreven,
        sleutel=message.sleutel,
    )


def login_message(fout: str, *, niveau: int) -> Melding | None:
    """E1, E2, E3: what happened at DigiD to this browser. `fout`: the kind of `LoginMislukt`, or empty."""
    if not fout or fout == NietGemachtigd.default_reason:
        return None
    if fout == LoginGeannuleerd.default_reason:
        return _as_melding(Soort.INFO, filled_message(Sleutel.DIGID_GEANNULEERD), "melding-gestopt")
    # Logius asks for its text after every status but success and cancelled, so after NoAuthnContext too.
    prescribed = prescribed_text(Sleutel.DIGID_FOUT)
    if fout == NiveauTeLaag.default_reason:
        needed = _("Voor deze dienst logt u in met %(manier)s.") % {"manier": manier(niveau)}
        again = _("Log opnieuw in, of zeg in het gesprek dat dit niet kan.")
        title = _("Deze manier van inloggen is niet genoeg")
        return Melding(Soort.WAARSCHUWING, title, (needed, again), prescribed, "melding-te-laag")
    if fout == DigidOnbereikbaar.default_reason:
        outage = _("DigiD geeft nu geen antwoord. Dat ligt niet aan u. Waarschijnlijk is er een storing.")
        say = _("Zeg in het gesprek dat DigiD niet werkt. Dan kijken we samen wat kan.")
        later = _("Wacht even en probeer het dan nog een keer.")
        title = _("DigiD is nu niet bereikbaar")
        return Melding(Soort.FOUT, title, (outage, say, later), prescribed, "melding-onbereikbaar")
    return _as_melding(Soort.FOUT, filled_message(Sleutel.DIGID_FOUT), "melding-mislukt")


def _as_melding(soort: Soort, tekst: Meldingtekst, sleutel: str) -> Melding:
    return Melding(soort, tekst.titel, tekst.regels, tekst.voorgeschreven, sleutel)
