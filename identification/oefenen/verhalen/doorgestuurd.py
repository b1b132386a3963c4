"""The relay: somebody in the call passes our link on to a victim, and reads out what the victim tells them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from identification.oefenen.verhaal import (
    Codevraag,
    Keuze,
    Melding,
    Oordeel,
    Regel,
    Scene,
    Scherm,
    Spreker,
    Verhaal,
)

_LANG_GEWACHT = Melding(
    _("Er zat lang tussen openen en inloggen"),
    _("De link was 6 minuten open voordat iemand ging inloggen."),
)
_ANDER_NETWERK = Melding(
    _("Inloggen kwam van een andere plek dan openen"),
    _("De link is geopend in een ander land dan waar is ingelogd."),
)

DOORGESTUURD = Verhaal(
    slug="doorgestuurd",
    titel=_("De doorgestuurde link"),
    intro=_("Meneer Visser wil iets regelen over zijn uitkering. Het gaat niet zo vlot."),
    scenes=(
        Scene(
            naam="getal",
            regels=(
                Regel(Spreker.BEELD, _("U ziet een man van ongeveer 35 jaar. Hij typt op een telefoon.")),
                Regel(Spreker.INWONER, _("“Ja, ik heb de link. Momentje hoor, mijn internet is traag.”")),
            ),
            scherm=Scherm(
                status=_("Link geopend"),
                live=_("Noem het getal. De inwoner kiest de knop met dat getal."),
                stand="wacht",
                klaar=1,
                getal="62",
            ),
            keuzes=(
                Keuze(
                    "a",
                    _("“Kies de knop met het getal 62. Daarna logt u in met DigiD.”"),
                    "traag",
                    Oordeel.GOED,
                    _(
                        "Het getal houdt veel aanvallers tegen. Wie aan de lijn hangt, kan het doorgeven. Let op."
                    ),
                ),
                Keuze(
                    "b",
                    _("U zet het getal alvast in de chat en gaat koffie halen."),
                    "traag",
                    Oordeel.FOUT,
                    _("Zeg het getal in het gesprek en kijk mee. In de chat kan het zo worden doorgestuurd."),
                ),
            ),
        ),
        Scene(
            naam="traag",
            regels=(
                Regel(Spreker.BEELD, _("Na 6 minuten kijkt de man weer op.")),
                Regel(Spreker.INWONER, _("“Zo, ingelogd. Dat duurde even.”")),
            ),
            scherm=Scherm(
                _("Inwoner is ingelogd"),
                _("Vraag de code."),
                "actie",
                2,
                meldingen=(_LANG_GEWACHT, _ANDER_NETWERK),
            ),
            keuzes=(
                Keuze(
                    "c",
                    _("U vraagt: “Wat staat er boven aan de pagina waar u de code ziet?”"),
                    "stem",
                    Oordeel.GOED,
                    _("Een signaal is geen bewijs. Een gewone vraag vertelt u meer."),
                ),
                Keuze(
                    "d",
                    _("U doet niets met de signalen en vraagt de code."),
                    "code",
                    Oordeel.FOUT,
                    _("Twee signalen tegelijk zijn een reden om iets te vragen."),
                ),
                Keuze(
                    "e",
                    _("U stopt meteen met ‘Ik vertrouw dit niet’."),
                    "op-tijd",
                    Oordeel.KAN,
                    _("Stoppen mag altijd. Met één vraag had u zekerder geweten of het nodig was."),
                ),
            ),
        ),
        Scene(
            naam="stem",
            regels=(
                Regel(Spreker.INWONER, _("“Eh… iets van de gemeente. En een code.”")),
                Regel(
                    Spreker.BEELD,
                    _("U hoort zacht een andere stem, als door een telefoon: “Drie, vijf, acht…”"),
                ),
            ),
            scherm=Scherm(
                _("Inwoner is ingelogd"),
                _("Vraag de code."),
                "actie",
                2,
                meldingen=(_LANG_GEWACHT, _ANDER_NETWERK),
            ),
            keuzes=(
                Keuze(
                    "f",
                    _("U rondt het gesprek gewoon af en kiest ‘Ik vertrouw dit niet’."),
                    "op-tijd",
                    Oordeel.GOED,
                    _("U laat niet merken wat u denkt. De link is dood en uw collega’s zien het signaal."),
                ),
                Keuze(
                    "g",
                    _("U vraagt toch de code."),
                    "code",
                    Oordeel.FOUT,
                    _("Iemand anders leest de code voor aan deze man. Dan is hij niet degene die inlogde."),
                ),
            ),
        ),
        Scene(
            naam="code",
            regels=(Regel(Spreker.INWONER, _("“Drie, vijf, acht… negen, zeven, vier.”")),),
            scherm=Scherm(
                _("Inwoner is ingelogd"),
                _("Vraag de code."),
                "actie",
                2,
                meldingen=(_LANG_GEWACHT, _ANDER_NETWERK),
            ),
            code=Codevraag(
                "358974",
                Keuze(
                    "j",
                    _("U typt de code."),
                    "persoon",
                    Oordeel.KAN,
                    _("De code klopt. Dat is nog niet genoeg."),
                ),
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
                    "h",
                    _("U kiest ‘Ik vertrouw dit niet’."),
                    "op-tijd",
                    Oordeel.GOED,
                    _("Goed. Zolang u niet heeft afgerond, is er niets vastgelegd."),
                ),
            ),
        ),
        Scene(
            naam="persoon",
            regels=(Regel(Spreker.U, _("“Dank u wel. Ik zoek u even op.”")),),
            scherm=Scherm(
                _("Code klopt"),
                _("Zoek de persoon op en rond af."),
                "goed",
                3,
                meldingen=(_LANG_GEWACHT, _ANDER_NETWERK),
                persoon=((_("Naam"), "M. Visser"), (_("Geboren"), _("3 maart 1951"))),
            ),
            keuzes=(
                Keuze(
                    "k",
                    _("De man in beeld is geen 75 jaar. U kiest ‘Ik vertrouw dit niet’."),
                    "op-tijd",
                    Oordeel.GOED,
                    _("De persoon past niet bij het gezicht. U bent op tijd gestopt."),
                ),
                Keuze(
                    "m",
                    _("Het getal en de code kloppen. U rondt af."),
                    "te-laat",
                    Oordeel.FOUT,
                    _("Kijk altijd ook naar de persoon: past de leeftijd bij wie u ziet?"),
                ),
            ),
        ),
        Scene(
            naam="op-tijd",
            gelukt=True,
            slot=(
                _("De man belde tegelijk met de echte meneer Visser en deed alsof hij van de bank was."),
                _(
                    "Meneer Visser logde in op de link die hij kreeg doorgestuurd. U heeft het op tijd gestopt."
                ),
                _("Meld het bij uw privacy officer. Bel de echte inwoner op een nummer dat u al had."),
            ),
        ),
        Scene(
            naam="te-laat",
            slot=(
                _("De man belde tegelijk met de echte meneer Visser en deed alsof hij van de bank was."),
                _("Er staat nu een bewijs in de zaak dat niet klopt."),
                _("Meld dit meteen. De inwoner kan het bewijs met het ontvangstbewijs laten intrekken."),
            ),
        ),
    ),
)
