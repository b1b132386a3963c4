"""A call in which nothing is wrong: to learn the way."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from identification.oefenen.verhaal import Codevraag, Keuze, Oordeel, Regel, Scene, Scherm, Spreker, Verhaal

GEWOON = Verhaal(
    slug="gewoon",
    titel=_("Een gewoon gesprek"),
    intro=_("Mevrouw De Jong belt over hulp in huis. Er is niets bijzonders aan de hand. Leer de weg."),
    scenes=(
        Scene(
            naam="getal",
            regels=(
                Regel(
                    Spreker.BEELD,
                    _("U ziet een mevrouw van ongeveer 75 jaar. Zij heeft haar telefoon in de hand."),
                ),
                Regel(
                    Spreker.INWONER, _("“Ik heb de link geopend. Nu staan er drie knoppen met een getal.”")
                ),
            ),
            scherm=Scherm(
                status=_("Link geopend"),
                live=_("Noem het getal. De inwoner kiest de knop met dat getal."),
                stand="wacht",
                klaar=1,
                getal="47",
            ),
            keuzes=(
                Keuze(
                    "a",
                    _("“Kies de knop met het getal 47. Daarna logt u in met DigiD.”"),
                    "code",
                    Oordeel.GOED,
                    _("Zo weet u dat de persoon met de link ook de persoon in het gesprek is."),
                ),
                Keuze(
                    "b",
                    _("“Kies maar een knop. Het maakt niet uit welke.”"),
                    "gestopt",
                    Oordeel.FOUT,
                    _("Alleen het getal dat u noemt is goed. Bij een verkeerde knop stopt de link."),
                ),
                Keuze(
                    "c",
                    _("“Noem uw BSN maar, dan zoek ik u zelf op.”"),
                    "code",
                    Oordeel.FOUT,
                    _(
                        "Vraag niet naar het BSN. DigiD geeft het door. Wie een BSN kent, is nog niet die persoon."
                    ),
                ),
            ),
        ),
        Scene(
            naam="code",
            regels=(
                Regel(Spreker.BEELD, _("Mevrouw De Jong heeft ingelogd. Zij kijkt naar haar telefoon.")),
                Regel(Spreker.INWONER, _("“Ik zie cijfers: drie, vijf, acht, negen, zeven, vier.”")),
            ),
            scherm=Scherm(_("Inwoner is ingelogd"), _("Vraag de code."), "actie", 2),
            code=Codevraag(
                "358974",
                Keuze("j", _("U typt de code."), "persoon", Oordeel.GOED, _("De code klopt.")),
                Keuze(
                    "n",
                    _("U typt een andere code."),
                    "code",
                    Oordeel.KAN,
                    _("Dat kan gebeuren. Vraag of de inwoner de cijfers nog een keer langzaam voorleest."),
                ),
            ),
            keuzes=(
                Keuze(
                    "d",
                    _("“Leest u ook de sms-code van DigiD even voor?”"),
                    "persoon",
                    Oordeel.FOUT,
                    _(
                        "Vraag nooit naar een code van DigiD zelf. Daarmee kan iemand inloggen als deze inwoner."
                    ),
                ),
            ),
        ),
        Scene(
            naam="persoon",
            regels=(Regel(Spreker.U, _("“Dank u wel. Ik zoek u even op. Blijft u in beeld?”")),),
            scherm=Scherm(
                _("Code klopt"),
                _("Zoek de persoon op en rond af."),
                "goed",
                3,
                persoon=((_("Naam"), "J. de Jong"), (_("Geboren"), _("12 mei 1949"))),
            ),
            keuzes=(
                Keuze(
                    "e",
                    _("De gegevens passen bij wie u ziet. U rondt af."),
                    "goed",
                    Oordeel.GOED,
                    _("U heeft het getal, de code en de persoon gecontroleerd."),
                ),
                Keuze(
                    "f",
                    _("U leest naam en geboortedatum voor en vraagt of het klopt."),
                    "goed",
                    Oordeel.FOUT,
                    _("Lees gegevens niet voor. Twijfelt u? Stel een open vraag: “Wat is uw geboortedatum?”"),
                ),
            ),
        ),
        Scene(
            naam="goed",
            gelukt=True,
            slot=(
                _("Het bewijs staat in de zaak. De gegevens zijn gewist."),
                _("Zo gaat het bijna altijd. In de andere oefeningen is er wél iets aan de hand."),
            ),
        ),
        Scene(
            naam="gestopt",
            slot=(
                _("Mevrouw De Jong koos een verkeerde knop. De link is gestopt. Er is niets gebeurd."),
                _("Maak een nieuwe link en noem duidelijk het getal."),
            ),
        ),
    ),
)
