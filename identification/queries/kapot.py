"""The pages at which a way ends (E4–E8, E12, E13 of the page list): what happened, and what to do now."""

from __future__ import annotations

from django.utils.translation import gettext as _

from identification.models import Identification
from identification.paginas import Actie, KapotPagina
from identification.status import Afloop
from machtigen.rules import Afwijzing


def unknown_link() -> KapotPagina:
    return KapotPagina(
        404,
        _("Deze link klopt niet"),
        (),
        kop="kapot-onbekend-kop",
        sleutel="kapot-onbekend",
    )


def expired_link() -> KapotPagina:
    return KapotPagina(
        410,
        _("Deze link werkt niet meer"),
        (),
        kop="kapot-verlopen-kop",
        sleutel="kapot-verlopen",
    )


def used_link() -> KapotPagina:
    return KapotPagina(
        410,
        _("Deze link is al gebruikt"),
        (
            _("Er is al ingelogd met deze link, op een ander apparaat of in een andere browser."),
            _("Was u dat niet? Zeg het meteen in het gesprek."),
        ),
        sleutel="kapot-gebruikt",
    )


def moved_on() -> KapotPagina:
    """For the browser that was first and for one that may not take over: to both it goes on somewhere else."""
    return KapotPagina(
        200,
        _("Dit gesprek gaat verder op een ander apparaat"),
        (
            _("Op dit apparaat of in deze browser kunt u nu niet inloggen."),
            _("Klopt dat niet? Zeg het in het gesprek. Vraag dan om een nieuwe link."),
        ),
        sleutel="kapot-elders-verder",
    )


def other_waits() -> KapotPagina:
    return KapotPagina(
        409,
        _("Er wacht al een ander apparaat"),
        (
            _("Een ander apparaat vroeg al om hier verder te gaan."),
            _("Was u dat niet? Zeg het meteen in het gesprek."),
        ),
        sleutel="kapot-ander-wacht",
    )


def wrong_number() -> KapotPagina:
    """Whoever opens the link later sees it too, so it does not say who chose."""
    return KapotPagina(
        410,
        _("Het getal klopte niet"),
        (
            _("Deze link werkt daarom niet meer. Dat is voor uw veiligheid."),
            _("Zit u in het videogesprek? Vraag dan om een nieuwe link."),
            _("Zit u niet in een videogesprek met ons? Log dan niet in en geef niemand een code."),
        ),
        sleutel="kapot-getal",
    )


def other_person() -> KapotPagina:
    return KapotPagina(
        410,
        _("U logde in met een andere DigiD"),
        (
            _("In dit gesprek is al met een andere DigiD ingelogd. Wij hebben nu niets van u bewaard."),
            _("Was dat niet de bedoeling? Vraag in het gesprek om een nieuwe link."),
        ),
        sleutel="kapot-andere-digid",
    )


def stopped() -> KapotPagina:
    """Withdrawn by the ambtenaar, or three wrong codes: to the inwoner it looks the same."""
    return KapotPagina(
        410,
        _("Deze vraag is ingetrokken"),
        (),
        kop="kapot-ingetrokken-kop",
        sleutel="kapot-ingetrokken",
    )


def lost() -> KapotPagina:
    return KapotPagina(
        400,
        _("We zijn u onderweg kwijtgeraakt"),
        (),
        kop="kapot-kwijt-kop",
        sleutel="kapot-kwijt",
    )


def logged_out(*, login_url: str) -> KapotPagina:
    return KapotPagina(
        200,
        _("U bent uitgelogd"),
        (),
        (Actie(_("Opnieuw inloggen met DigiD"), login_url, post=True),),
        sleutel="kapot-uitgelogd",
    )


def too_busy() -> KapotPagina:
    return KapotPagina(
        429,
        _("Even wachten"),
        (
            _("Er zijn nu te veel mensen tegelijk."),
            _("Probeer het over 1 minuut opnieuw."),
        ),
    )


def too_often() -> KapotPagina:
    return KapotPagina(
        429,
        _("Even wachten"),
        (
            _("U probeerde te vaak achter elkaar in te loggen."),
            _("Probeer het over 1 minuut opnieuw."),
        ),
    )


def closed_door() -> KapotPagina:
    return KapotPagina(
        404,
        _("Deze pagina is nu niet open"),
        (),
        kop="kapot-dicht-kop",
        sleutel="kapot-dicht",
    )


def not_our_form() -> KapotPagina:
    return KapotPagina(
        403,
        _("Dit ging niet goed"),
        (
            _("De knop is niet vanaf onze eigen pagina gebruikt."),
            _("Open de link uit de chat nog een keer."),
        ),
    )


def ended(identification: Identification) -> KapotPagina:
    """For a browser that has no part in it (any more)."""
    if identification.afloop == Afloop.VERLOPEN:
        return expired_link()
    if identification.afloop == Afloop.GETAL_ONJUIST:
        return wrong_number()
    if identification.afloop in {Afloop.VOLTOOID, Afloop.NIET_BEZORGD}:
        return used_link()
    return stopped()


def refused(afwijzing: Afwijzing) -> KapotPagina:
    """Who logged in may not act for the other. Says nothing of that other person, not even whether we know them."""
    titel, regel = {
        Afwijzing.SOORT: (
            _("U kunt dit hier niet voor een ander regelen"),
            _("Voor deze vraag mag u niet namens een ander komen, of niet op deze manier."),
        ),
        Afwijzing.ANDERE_DIENST: (
            _("Uw machtiging is voor iets anders"),
            _("U mag wel iets voor deze persoon regelen, maar niet wat u nu vraagt."),
        ),
        Afwijzing.INGETROKKEN: (
            _("Uw machtiging is gestopt"),
            _("De machtiging die u gebruikte, is ingetrokken."),
        ),
        Afwijzing.GELDT_NIET: (
            _("Uw machtiging geldt nu niet"),
            _("De machtiging is voorbij, of begint later."),
        ),
        Afwijzing.DEZE_PERSOON: (
            _("U kunt dit nu niet voor deze persoon regelen"),
            _("Wij mogen u niet zeggen waarom. Dat is om de privacy van iedereen te beschermen."),
        ),
        Afwijzing.NIEMAND: (
            _("U koos niemand bij DigiD"),
            _("U wilde iets voor een ander regelen. Bij DigiD koos u niet voor wie."),
        ),
    }[afwijzing]
    wrong = _("U heeft niets fout gedaan. Wij hebben niets van u of van de ander bewaard.")
    lines = (regel, wrong, _("Zeg het in het gesprek. Dan kijken we samen wat wel kan."))
    return KapotPagina(403, titel, lines, sleutel="kapot-namens")


def not_together() -> KapotPagina:
    """Who logged in is in this call already, or does not belong in it. Says nothing of the others."""
    return KapotPagina(
        403,
        _("U kunt deze link nu niet gebruiken"),
        (
            _("Deze link is voor iemand anders in het gesprek, of u logde al in met uw eigen link."),
            _("U heeft niets fout gedaan. Wij hebben nu niets van u bewaard."),
            _("Zeg het in het gesprek. Dan kijken we samen wat wel kan."),
        ),
    )


def out_of_order() -> KapotPagina:
    return KapotPagina(
        503,
        _("Er gaat iets mis bij ons"),
        (
            _("Dat ligt niet aan u."),
            _("Probeer het over een paar minuten opnieuw, of zeg het in het gesprek."),
        ),
    )


def open_again() -> str:
    return _("Link opnieuw openen")
