"""Around a raise, an outage and the statement on accessibility."""

from __future__ import annotations

from django.utils.translation import gettext_noop as _

from diensten.inwonerteksten.plaatsen import Pagina
from diensten.inwonerteksten.woorden import words_of

_VRIJ = words_of(
    Pagina.WOORDEN_MEDEDELINGEN,
    {
        "w-alles-over-de-digid-app-en-sms": _("Alles over de DigiD app en sms-controle leest u op digid.nl."),
        "w-doe-de-id-check-in-de-digid-app": _("Doe de ID-check in de DigiD app. Dat hoeft maar één keer."),
        "w-heeft-u-al-iets-geregeld-dan": _("Heeft u al iets geregeld? Dan kunt u dat gewoon gebruiken."),
        "w-heeft-u-nog-geen-digid-vraag-die": _(
            "Heeft u nog geen DigiD? Vraag die aan op digid.nl. U krijgt dan een brief. Dat duurt een "
            "paar dagen."
        ),
        "w-kan-de-digid-app-niet-op-uw": _(
            "Kan de DigiD app niet op uw telefoon? Zet dan sms-controle aan in Mijn DigiD. Een sms-code "
            "kan ook gesproken, op uw vaste telefoon."
        ),
        "w-lukt-inloggen-nu-niet": _("Lukt inloggen nu niet?"),
        "w-regel-dit-op-tijd": _("Regel dit op tijd"),
        "w-zet-de-digid-app-op-uw-telefoon": _(
            "Zet de DigiD app op uw telefoon. Dat is de makkelijkste manier om veilig in te loggen."
        ),
        "w-zet-inloggen-met-uw-rijbewijs-of": _(
            "Zet inloggen met uw rijbewijs of identiteitskaart aan in Mijn DigiD."
        ),
    },
)
_VRIJ_VOOR_ALLEN = words_of(
    Pagina.WOORDEN_MEDEDELINGEN,
    {
        "w-datum-van-de-verklaring": _("Datum van de verklaring"),
        "w-digid-werkt-nu-niet-goed": _(
            "DigiD werkt nu niet goed. Misschien kunt u niet inloggen. Dat ligt niet aan u. Probeer het "
            "later."
        ),
        "w-gemeente-naam-wil-dat-iedereen": _(
            "Gemeente %(naam)s wil dat iedereen deze pagina’s kan gebruiken. Ook als u niet goed ziet, "
            "hoort, leest of beweegt."
        ),
        "w-hoe-is-dit-nagekeken": _("Hoe is dit nagekeken?"),
        "w-lees-het-onderzoek-andere": _("Lees het onderzoek (andere website)"),
        "w-nationaleombudsman-nl-andere": _("nationaleombudsman.nl (andere website)"),
        "w-of-stuur-een-e-mail-naar": _("Of stuur een e-mail naar:"),
        "w-onderzoek": _("Onderzoek"),
        "w-op-dit-adres-staat-nu-geen": _("Op dit adres staat nu geen aankondiging"),
        "w-staat-dit-adres-in-een-brief-of": _(
            "Staat dit adres in een brief of bericht? Kijk of u het goed heeft overgenomen."
        ),
        "w-status": _("Status"),
        "w-u-kunt-ons-nu-niet-bellen-zit-u": _(
            "U kunt ons nu niet bellen. Zit u in een videogesprek? Vraag het dan daar."
        ),
        "w-videobellen-werkt-nu-niet-goed": _(
            "Videobellen werkt nu niet goed. Valt het gesprek weg? Wij bellen u terug."
        ),
        "w-waar-voldoen-wij-aan": _("Waar voldoen wij aan?"),
        "w-wat-kunt-u-van-ons-verwachten": _("Wat kunt u van ons verwachten?"),
        "w-wat-werkt-nog-niet-goed": _("Wat werkt nog niet goed?"),
        "w-werkt-er-iets-niet-voor-u": _("Werkt er iets niet voor u?"),
        "w-wij-werken-aan-deze-website": _(
            "Wij werken aan deze website. Daarom werkt zij misschien even niet. Uw gegevens blijven veilig."
        ),
    },
    voor_allen=True,
)
_VAST = words_of(
    Pagina.WOORDEN_MEDEDELINGEN,
    {
        "w-inloggen-voor-dienst-is": _("Inloggen voor ‘%(dienst)s’ is veranderd"),
        "w-inloggen-voor-dienst-verandert": _("Inloggen voor ‘%(dienst)s’ verandert"),
        "w-inloggen-voor-dienst-verandert-2": _("Inloggen voor ‘%(dienst)s’ verandert nog niet"),
        "w-lukt-het-niet-wij-helpen-u-graag": _(
            "Lukt het niet? Wij helpen u graag. Bel de gemeente of kom langs in het gemeentehuis."
        ),
        "w-met-alleen-de-digid-app-of-sms": _(
            "Met alleen de DigiD app of sms-controle komt u er dan niet meer in."
        ),
        "w-met-alleen-een-gebruikersnaam-en": _(
            "Met alleen een gebruikersnaam en wachtwoord komt u er dan niet meer in."
        ),
        "w-met-de-digid-app-zonder-id-check": _(
            "Met de DigiD app zonder ID-check of met sms-controle komt u er dan niet meer in."
        ),
        "w-sinds-datum-logt-u-hier-alleen": _("Sinds %(datum)s logt u hier alleen nog in met %(manier)s."),
        "w-u-heeft-daarvoor-een-nederlands": _(
            "U heeft daarvoor een Nederlands paspoort, rijbewijs of een Nederlandse identiteitskaart nodig."
        ),
        "w-u-heeft-de-digid-app-nodig-en": _(
            "U heeft de DigiD app nodig, en een rijbewijs of identiteitskaart met een chip."
        ),
        "w-u-logt-in-zoals-u-gewend-bent": _("U logt in zoals u gewend bent: met %(manier)s."),
        "w-vanaf-datum-logt-u-hier-alleen": _("Vanaf %(datum)s logt u hier alleen nog in met %(manier)s."),
        "w-wij-schreven-dat-inloggen-voor": _(
            "Wij schreven dat inloggen voor ‘%(dienst)s’ zou veranderen. Dat gaat nu niet door."
        ),
    },
    vast=True,
)
_VAST_VOOR_ALLEN = words_of(
    Pagina.WOORDEN_MEDEDELINGEN,
    {
        "w-de-gemeente-heeft-haar": _("De gemeente heeft haar verklaring nog niet ingevuld."),
        "w-de-maker-kijkt-elke-pagina-na": _(
            "De maker kijkt elke pagina na bij elke nieuwe versie. Dat gebeurt in licht en donker, op "
            "een klein en een groot scherm en met vergrote tekst. De regels zijn die van WCAG 2.2 AA."
        ),
        "w-de-paginas-werken-ook-in-donker": _("De pagina’s werken ook in donker en met hoog contrast."),
        "w-een-schermlezer-leest-de-code": _("Een schermlezer leest de code cijfer voor cijfer voor."),
        "w-komen-wij-er-samen-niet-uit-dan": _(
            "Komen wij er samen niet uit? Dan kunt u naar de Nationale ombudsman gaan."
        ),
        "w-lukt-het-niet-dan-is-er-altijd": _(
            "Lukt het niet? Dan is er altijd een andere manier: bellen of langskomen."
        ),
        "w-u-krijgt-meer-tijd-als-u-dat": _("U krijgt meer tijd als u dat vraagt."),
        "w-u-kunt-alles-doen-met-het": _("U kunt alles doen met het toetsenbord."),
        "w-u-kunt-de-tekst-groter-maken": _("U kunt de tekst groter maken. Alles blijft dan te lezen."),
        "w-zon-test-vindt-niet-alles-daarom": _(
            "Zo’n test vindt niet alles. Daarom horen wij het graag als er iets niet werkt."
        ),
    },
    vast=True,
    voor_allen=True,
)
MEDEDELINGEN = {**_VRIJ, **_VRIJ_VOOR_ALLEN, **_VAST, **_VAST_VOOR_ALLEN}
