"""The stolen link: somebody else reads the chat, and was first."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from identification.oefenen.verhaal import Keuze, Melding, Oordeel, Regel, Scene, Scherm, Spreker, Verhaal

_TWEEDE = Melding(
    _("De link is op een ander apparaat geopend"),
    _("Een tweede apparaat vraagt of het verder mag."),
)

GESTOLEN_LINK = Verhaal(
    slug="gestolen-link",
    titel=_("De gestolen link"),
    intro=_("Meneer Oud zit in een groepsgesprek met zijn begeleider. De link staat in de chat."),
    scenes=(
        Scene(
            naam="tweede",
            regels=(
                Regel(
                    Spreker.BEELD,
                    _("U ziet meneer Oud op zijn tablet. In het gesprek zitten nog drie mensen."),
                ),
                Regel(Spreker.INWONER, _("“Er staat dat de link al open is op een ander apparaat.”")),
            ),
            scherm=Scherm(
                _("Inwoner logt in"),
                _("Een ander apparaat wil verder. Vraag de inwoner of dat klopt."),
                "actie",
                1,
                getal="85",
                meldingen=(_TWEEDE,),
            ),
            keuzes=(
                Keuze(
                    "a",
                    _("U vraagt: “Heeft u de link zelf ook ergens anders geopend?”"),
                    "navraag",
                    Oordeel.GOED,
                    _(
                        "Vaak is het antwoord ja: eerst in Teams, daarna in een gewone browser. Vraag het altijd."
                    ),
                ),
                Keuze(
                    "b",
                    _("U kiest meteen ‘Ja, dit apparaat mag verder’."),
                    "navraag",
                    Oordeel.FOUT,
                    _("Vraag het eerst. Misschien is het niet het apparaat van meneer Oud."),
                ),
                Keuze(
                    "c",
                    _("U kiest ‘Nee’ en maakt een nieuwe link."),
                    "nieuw",
                    Oordeel.KAN,
                    _("Veilig, en soms niet nodig. Met één vraag weet u meer."),
                ),
            ),
        ),
        Scene(
            naam="navraag",
            regels=(
                Regel(Spreker.INWONER, _("“Nee, ik heb alleen deze tablet. Ik heb nog niets gekozen.”")),
            ),
            scherm=Scherm(
                _("Inwoner logt in"),
                _("Een ander apparaat wil verder. Vraag de inwoner of dat klopt."),
                "actie",
                1,
                getal="85",
                meldingen=(_TWEEDE,),
            ),
            keuzes=(
                Keuze(
                    "d",
                    _("U maakt een nieuwe link en stuurt die alleen aan meneer Oud."),
                    "nieuw",
                    Oordeel.GOED,
                    _(
                        "De oude link is meteen dood. Stuur de nieuwe in een chat waar niemand anders meeleest."
                    ),
                ),
                Keuze(
                    "e",
                    _("U laat de tablet verder gaan. Dan kan hij inloggen."),
                    "ingelogd",
                    Oordeel.KAN,
                    _(
                        "De tablet van meneer Oud mag verder. Maar iemand anders had de link ook: kijk extra goed."
                    ),
                ),
                Keuze(
                    "f",
                    _("U wacht tot het andere apparaat klaar is met inloggen."),
                    "ingelogd",
                    Oordeel.FOUT,
                    _("U weet nu dat een vreemde bezig is. Wachten helpt niet."),
                ),
            ),
        ),
        Scene(
            naam="ingelogd",
            regels=(
                Regel(Spreker.BEELD, _("Uw scherm zegt dat er is ingelogd. Meneer Oud kijkt verbaasd.")),
                Regel(Spreker.INWONER, _("“Ik zie geen cijfers, hoor. Moest ik al iets doen?”")),
            ),
            scherm=Scherm(_("Inwoner is ingelogd"), _("Vraag de code."), "actie", 2, meldingen=(_TWEEDE,)),
            keuzes=(
                Keuze(
                    "g",
                    _("U stopt deze identificatie en maakt een nieuwe link."),
                    "nieuw",
                    Oordeel.GOED,
                    _("Wie inlogde is niet meneer Oud. Zonder code van hem zelf weet u niets."),
                ),
                Keuze(
                    "h",
                    _("Een ander in het gesprek zegt: “Ik zie de code wel.” U laat die de code voorlezen."),
                    "mis",
                    Oordeel.FOUT,
                    _("Dan identificeert u die ander. De persoon in beeld leest zelf de code voor."),
                ),
            ),
        ),
        Scene(
            naam="nieuw",
            gelukt=True,
            slot=(
                _("Iemand in het groepsgesprek had op de link geklikt. Die link is nu dood."),
                _("Meneer Oud logt in met de nieuwe link. Alles klopt."),
                _("Stuur de link liever in een gesprek met z’n tweeën."),
            ),
        ),
        Scene(
            naam="mis",
            slot=(
                _("U heeft een ander geïdentificeerd dan meneer Oud."),
                _("Vraag de code altijd aan de persoon die u in beeld ziet."),
            ),
        ),
    ),
)
