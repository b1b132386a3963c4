"""The receipt in words: on the page of the inwoner, in the mail, and where somebody says "that was not me"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from diensten.gemeente.lezen import gemeente
from diensten.inwonerteksten.mail import Mailteksten
from diensten.inwonerteksten.spreken import spoken
from diensten.inwonerteksten.stand import Regel
from identification.models import Identification, Ontvangst
from identification.ontvangstcode import shown
from identification.paginas import NietUPagina
from identification.verzegeld import Verzegeld
from kluis.dagsleutel import SleutelNietBereikbaar
from kluis.zegel import ZegelVerbroken


@dataclass(frozen=True, slots=True)
class Ontvangstgegevens:
    """`code` is empty when there is nothing to show any more."""

    code: str = ""
    geldig_tot: datetime | None = None
    gemaild: bool = False


def receipt_of(identification: Identification) -> Ontvangstgegevens:
    row = Ontvangst.objects.filter(identification=identification).first()
    if row is None:
        return Ontvangstgegevens()
    try:
        code = shown(row.nummer, Verzegeld.of(row).unseal_text("sleutel", row.sleutel))
    except (ZegelVerbroken, SleutelNietBereikbaar):
        return Ontvangstgegevens(gemaild=row.gemaild_op is not None)
    return Ontvangstgegevens(code, row.geldig_tot, row.gemaild_op is not None or row.adres is not None)


def ask_page(*, ingevuld: str = "", fout: str = "") -> NietUPagina:
    return NietUPagina(url=reverse("identification:niet-u"), ingevuld=ingevuld, fout=fout)


def check_page(row: Ontvangst, *, typed: str) -> NietUPagina:
    """What the code stands for: nothing about the person, who may be somebody else."""
    identification = row.identification
    return NietUPagina(
        url=reverse("identification:niet-u-melden"),
        code=typed,
        ambtenaar=identification.ambtenaar_naam,
        dienst=identification.dienst.naam,
        afgerond_op=identification.bevestigd_op,
        gemeld_op=row.betwist_op,
    )


def mail_of(row: Ontvangst, *, now: datetime, proef: Iterable[Regel] = ()) -> tuple[str, str]:
    """Subject and text, in the language of the inwoner. `{code}` stands where the code comes.

    `proef`: texts to look at first.
    """
    identification, ours = row.identification, gemeente()
    moment = timezone.localtime(identification.bevestigd_op or row.gemaakt_op)
    values = {
        "gemeente": ours.naam,
        "naam": identification.ambtenaar_naam,
        "dienst": identification.dienst.naam,
        "dag": f"{moment:%d-%m-%Y}",
        "tijd": f"{moment:%H.%M}",
        "adres": settings.BASE_URL + reverse("identification:niet-u"),
        "telefoon": ours.telefoon,
        "tot": f"{timezone.localtime(row.geldig_tot):%d-%m-%Y}",
        "code": "{code}",
    }
    with translation.override(identification.taal):
        teksten = Mailteksten(dienst=identification.dienst, gemeente=ours, now=now, proef=proef)
        with spoken(teksten):
            subject = _("U heeft ingelogd bij een gesprek met gemeente %(gemeente)s") % values
            parts = _mail_parts(values, teksten)
    return subject, "\n\n".join(parts) + "\n"


def _mail_parts(values: dict[str, str], teksten: Mailteksten) -> tuple[str, ...]:
    return (
        _("Dit is uw ontvangstbewijs. U hoeft niets te doen."),
        _("U sprak met: %(naam)s\nHet ging over: %(dienst)s\nDag: %(dag)s\nTijd: %(tijd)s uur") % values,
        _("In dat gesprek is met uw DigiD ingelogd. Zo wisten wij wie u bent."),
        _(
            "Was u dit niet? Meld het dan meteen. Ga naar:\n%(adres)s\n"
            "Vul daar deze code in: %(code)s\nDat kan tot en met %(tot)s."
        )
        % values,
        _("U kunt ook bellen: %(telefoon)s. In deze mail staat geen link om in te loggen.") % values,
        *teksten.added("ontvangstmail"),
        _("Gemeente %(gemeente)s") % values,
    )
