"""“Lukt het niet?”: what may go wrong in a step, and what the ambtenaar does then."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _

from identification.models import Identification
from identification.paginas import HulpRegel
from identification.queries.woorden import spoken_number


def nobody_opens(until: str) -> HulpRegel:
    return HulpRegel(
        _("Niemand opent de link"),
        _(
            "Vraag of het bericht in de chat staat. Plak het nog een keer. "
            "De link werkt tot %(tijd)s uur. Daarna maakt u een nieuwe."
        )
        % {"tijd": until},
    )


def one_device() -> HulpRegel:
    return HulpRegel(
        _("De mensen in het gesprek delen één apparaat"),
        _(
            "Liefst heeft ieder een eigen telefoon of computer. Kan dat niet? Laat de ander de link openen in een "
            "privévenster. In hetzelfde venster verdwijnt de code van wie eerst inlogde."
        ),
    )


def no_chat() -> HulpRegel:
    return HulpRegel(
        _("De inwoner kan niet bij de chat"),
        _(
            "Open hierboven ‘Bekijk het bericht, de losse link of de QR-code’ en deel uw scherm. "
            "De inwoner scant de code met de telefoon."
        ),
    )


def is_it_real(row: Identification) -> HulpRegel:
    if row.gesprek is None:
        answer = _("Dat is een goede vraag. De inwoner mag ophangen en zelf de gemeente bellen.")
        return HulpRegel(_("“Bent u wel echt van de gemeente?”"), answer)
    return HulpRegel(
        _("“Bent u wel echt van de gemeente?”"),
        _(
            "Dat is een goede vraag. Noem uw gespreksnummer: %(nummer)s. De inwoner typt zelf het adres "
            "%(site)s/gebeld in en vult het nummer in. Dan staat daar uw naam."
        )
        % {"nummer": spoken_number(row.gesprek.nummer), "site": str(settings.BASE_URL).split("://", 1)[-1]},
    )


def no_digid() -> HulpRegel:
    return HulpRegel(
        _("De inwoner heeft geen DigiD"),
        _(
            "Aanvragen kan op digid.nl en duurt een paar dagen: er komt een brief. "
            "Maak een nieuwe afspraak, of spreek af aan de balie of per telefoon."
        ),
    )


def cannot_hear() -> HulpRegel:
    return HulpRegel(
        _("De inwoner verstaat u niet"),
        _("Zet alleen het getal in de chat, zonder de link."),
    )


def other_numbers(site: str) -> HulpRegel:
    return HulpRegel(
        _("De inwoner ziet dit getal niet"),
        _(
            "Dan kijkt de inwoner naar een andere pagina. Vraag welk adres bovenin staat. Dat hoort te beginnen met "
            "%(site)s. Is dat niet zo? Laat de inwoner de pagina sluiten, en stop."
        )
        % {"site": site},
    )


def wrong_number(*, typen: bool) -> HulpRegel:
    if typen:
        answer = _("De inwoner mag het nog één keer proberen. Gaat het weer fout, dan stopt de link.")
    else:
        answer = _("De link stopt dan meteen. Maak een nieuwe link en noem het nieuwe getal.")
    again = _("Gebeurt het nog een keer? Dan heeft misschien iemand anders de link.")
    return HulpRegel(_("De inwoner kiest een verkeerd getal"), f"{answer} {again}")


def not_in_call() -> HulpRegel:
    return HulpRegel(
        _("Iemand kiest ‘Ik zit niet in een gesprek’"),
        _("De link stopt meteen en uw scherm wordt rood. Geef dan geen gegevens."),
    )


def app_on_phone() -> HulpRegel:
    return HulpRegel(
        _("De DigiD app staat op een ander apparaat"),
        _(
            "Dat is goed. De inwoner opent de app, kiest ‘Koppelcode nodig?’ en typt de 4 letters op de computer. "
            "Daarna scant de app het plaatje."
        ),
    )


def inside_app() -> HulpRegel:
    return HulpRegel(
        _("De pagina opent in Teams of een andere app"),
        _(
            "Laat de inwoner de link openen in Safari of Chrome. U ziet dan een vraag van het tweede apparaat: kies Ja."
        ),
    )


def takes_long() -> HulpRegel:
    return HulpRegel(
        _("Het duurt lang"),
        _("Vraag wat de inwoner ziet. Loopt het vast? De inwoner opent de link uit de chat nog een keer."),
    )


def cancelled() -> HulpRegel:
    return HulpRegel(
        _("De inwoner wil of kan niet verder"),
        _(
            "Vraag waarom. Dwing niemand. Spreek een andere weg af: bellen of langskomen. Stop dan de identificatie."
        ),
    )


def too_low(manier: str) -> HulpRegel:
    return HulpRegel(
        _("De inwoner heeft alleen een wachtwoord"),
        _(
            "Voor deze dienst is nodig: %(manier)s. De inwoner kan dat aanzetten op digid.nl. "
            "Lukt dat nu niet? Maak een nieuwe afspraak."
        )
        % {"manier": manier},
    )


def outage() -> HulpRegel:
    return HulpRegel(
        _("De storing blijft"),
        _("Kijk op digid.nl of er een storing is. De link werkt nog. Maak anders een nieuwe afspraak."),
    )


def login_failed() -> HulpRegel:
    return HulpRegel(
        _("Het lukt weer niet"),
        _(
            "Laat de inwoner de link openen in een andere browser of op de telefoon. Maak anders een nieuwe link."
        ),
    )


def wrong_code(*, bekend: bool) -> HulpRegel:
    answer = _("Laat de cijfers een voor een voorlezen. Na 3 keer fout stopt de identificatie.")
    if bekend:
        answer += " " + _("Klopt de code weer niet? Dan hoort de inlog niet bij dit BSN. Geef geen gegevens.")
    return HulpRegel(_("De code klopt niet"), answer)


def no_code() -> HulpRegel:
    return HulpRegel(
        _("De inwoner ziet geen code"),
        _(
            "De inwoner opent de link uit de chat nog een keer, op hetzelfde apparaat. Dan staat de code er weer."
        ),
    )


def cannot_read_aloud() -> HulpRegel:
    return HulpRegel(
        _("De inwoner kan niet voorlezen"),
        _("De inwoner mag de code in de chat zetten. Daar is een knop voor op de pagina."),
    )


def other_word() -> HulpRegel:
    return HulpRegel(
        _("Het is een ander woord"),
        _("Kies Nee. Dan is dit niet uw gesprek. Geef geen gegevens en stop."),
    )


def no_word() -> HulpRegel:
    return HulpRegel(
        _("De inwoner ziet geen woord"),
        _(
            "Laat de inwoner de pagina verversen. De pagina van de code verandert dan in de pagina met het woord."
        ),
    )


def someone_else() -> HulpRegel:
    return HulpRegel(
        _("Dit is iemand anders dan de persoon in beeld"),
        _("Geef geen gegevens. Kies ‘Ik vertrouw dit niet’. Daar staat hoe u het gesprek gewoon afsluit."),
    )


def not_found() -> HulpRegel:
    return HulpRegel(
        _("U vindt de persoon niet"),
        _("U mag toch afronden. Op het bewijs staat dan dat u de persoon niet heeft opgezocht."),
    )


def sharing() -> HulpRegel:
    return HulpRegel(
        _("U deelt uw scherm"),
        _("Kies boven ‘Verberg alles’. Het BSN blijft verborgen tot u het zelf weer laat zien."),
    )
