"""The wrong person logs in: well meant, and still not allowed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from identification.oefenen.verhaal import Codevraag, Keuze, Oordeel, Regel, Scene, Scherm, Spreker, Verhaal

_WEER_FOUT = _("Hoeveel codes u ook typt: de inlog van haar man hoort niet bij haar BSN.")

VERKEERDE_PERSOON = Verhaal(
    slug="verkeerde-persoon",
    titel=_("De verkeerde persoon logt in"),
    intro=_("U weet het BSN van mevrouw Yılmaz al. Haar man zit naast haar en wil helpen."),
    scenes=(
        Scene(
            naam="hulp",
            regels=(
                Regel(Spreker.BEELD, _("U ziet mevrouw Yılmaz. Haar man zit naast haar.")),
                Regel(Spreker.INWONER, _("“Mijn man is handiger met DigiD. Hij logt wel even in.”")),
            ),
            scherm=Scherm(
                status=_("Link geopend"),
                live=_("Noem het getal. De inwoner kiest de knop met dat getal."),
                stand="wacht",
                klaar=1,
                getal="29",
            ),
            keuzes=(
                Keuze(
                    "a",
                    _("“Helpen mag. Maar u logt in met uw eigen DigiD.”"),
                    "eigen",
                    Oordeel.GOED,
                    _("Iemand mag meekijken of helpen. De DigiD is altijd van de persoon zelf."),
                ),
                Keuze(
                    "b",
                    _("“Dat is goed. Als er maar wordt ingelogd.”"),
                    "man",
                    Oordeel.FOUT,
                    _("Dan weet u wie haar man is. U weet nog niet wie zij is."),
                ),
                Keuze(
                    "c",
                    _("“Dan kunnen wij dit niet online doen. Komt u naar de balie?”"),
                    "balie",
                    Oordeel.KAN,
                    _("Dat mag. Maar met wat uitleg lukt het vaak wel in het gesprek."),
                ),
            ),
        ),
        Scene(
            naam="man",
            regels=(
                Regel(
                    Spreker.BEELD, _("Haar man heeft ingelogd op zijn telefoon. Mevrouw Yılmaz leest mee.")
                ),
                Regel(Spreker.INWONER, _("“Zes, één, nul, vier, vier, twee.”")),
            ),
            scherm=Scherm(_("Inwoner is ingelogd"), _("Vraag de code."), "actie", 2),
            code=Codevraag(
                "",
                Keuze("j", _("U typt de code."), "weer", Oordeel.KAN, _WEER_FOUT),
                Keuze("n", _("U typt de code. Die klopt niet."), "weer", Oordeel.KAN, _WEER_FOUT),
            ),
        ),
        Scene(
            naam="weer",
            regels=(Regel(Spreker.INWONER, _("“Maar dat zijn echt de cijfers die er staan!”")),),
            scherm=Scherm(_("Code klopt niet"), _("Vraag de code nog een keer."), "actie", 2),
            keuzes=(
                Keuze(
                    "d",
                    _("U stopt en legt uit: “De inlog hoort bij iemand anders. Log in met uw eigen DigiD.”"),
                    "opnieuw",
                    Oordeel.GOED,
                    _(
                        "Klopt de code niet, dan is het een andere persoon of een typefout. Geef geen gegevens."
                    ),
                ),
                Keuze(
                    "e",
                    _("U ziet haar gezicht en gaat gewoon verder met het gesprek."),
                    "mis",
                    Oordeel.FOUT,
                    _("Zonder goede code weet u niet wie u voor u heeft."),
                ),
            ),
        ),
        Scene(
            naam="eigen",
            regels=(
                Regel(Spreker.BEELD, _("Haar man wijst de knop aan. Mevrouw Yılmaz logt zelf in.")),
                Regel(Spreker.INWONER, _("“Zeven, nul, drie, acht, acht, één.”")),
            ),
            scherm=Scherm(_("Inwoner is ingelogd"), _("Vraag de code."), "actie", 2),
            code=Codevraag(
                "703881",
                Keuze("j", _("U typt de code."), "goed", Oordeel.GOED, _("De code klopt, dus ook het BSN.")),
                Keuze(
                    "n",
                    _("U typt een andere code."),
                    "eigen",
                    Oordeel.KAN,
                    _("Dat kan gebeuren. Vraag of de inwoner de cijfers nog een keer langzaam voorleest."),
                ),
            ),
        ),
        Scene(
            naam="goed",
            gelukt=True,
            slot=(
                _("Mevrouw Yılmaz heeft zelf ingelogd. De code klopt alleen bij haar BSN."),
                _("Regelt iemand iets vóór een ander? Dan is een machtiging nodig."),
            ),
        ),
        Scene(
            naam="opnieuw",
            gelukt=True,
            slot=(
                _("U maakt een nieuwe link. Mevrouw Yılmaz logt nu zelf in en de code klopt."),
                _("Een code die niet klopt is geen fout van u. Het is de controle die werkt."),
            ),
        ),
        Scene(
            naam="balie",
            gelukt=True,
            slot=(_("Mevrouw Yılmaz komt morgen langs. Er is niets misgegaan."),),
        ),
        Scene(
            naam="mis",
            slot=(
                _("U besprak gegevens met iemand van wie u niet weet wie het is."),
                _("Dat is een datalek. Ook een bekend gezicht moet zelf inloggen."),
            ),
        ),
    ),
)
