"""What the gemeente says about itself: contact, opening hours, messages above every page."""

from __future__ import annotations

from datetime import time, timedelta

from begrippen.gemeente import Gemeente
from begrippen.taal import Taal
from config.context import Storingstekst
from diensten.gemeente.forms import ContactForm
from diensten.gemeente.models import Deel
from diensten.gemeente.openingstijden import AndereDag, Bereikbaar, Openingstijden
from diensten.gemeente.queries import Versieregel
from diensten.gemeente.stand import Contact, Storing
from diensten.hulp.situaties import SITUATIES
from diensten.hulp.views import help_page
from diensten.storing.forms import StoringForm
from diensten.storing.nakijken import Vertrouwd
from diensten.storing.standaard import STANDAARD, TALEN
from diensten.storing.views import PUBLIEK, Mededeling
from diensten.voorstellen.models import Onderwerp
from tests.voorkant.voorbeelden.gegevens import NAAM, NU
from tests.voorkant.voorbeelden.inwoner import start
from tests.voorkant.voorbeelden.soorten import Context
from tests.voorkant.voorbeelden.voorstellen import te_laat, terug, wacht

OPEN = Bereikbaar(tot=time(17))
DICHT = Bereikbaar(dag=NU.date() + timedelta(days=3), vanaf=time(9))
CONTACT = Contact(digid_telefoon="088 000 00 00", digid_tijden="werkdagen van 8.00 tot 22.00 uur")
GEMEENTE = Gemeente(
    "Voorbeeld", "0000", "14 0000", "https://www.example.nl", adres=("Dorpsplein 1", "1234 AB Voorbeeld")
)
STORING = Storingstekst(("DigiD werkt nu niet goed. Dat ligt niet aan u.",), "nl", None)


def regels(deel: Deel) -> list[Versieregel]:
    verschillen = [("Telefoonnummer", "14 0123", "14 000"), ("Website", "https://oud.voorbeeld.nl", "")]
    return [
        Versieregel(2, deel, NU, NAAM, verschillen, 2, geldt=True),
        Versieregel(1, deel, NU - timedelta(days=1), NAAM, [], 2, geldt=False),
    ]


def contact(form: ContactForm, **more: object) -> Context:
    return Context(form=form, wijzigingen=regels(Deel.CONTACT), bereikbaar=OPEN, **more)


def _contact_fout() -> Context:
    return contact(
        ContactForm(
            {"vorige": "0", "telefoon": "bel maar", "maandag": "9 tot", "dicht": "kerst"}, vandaag=NU.date()
        )
    )


def storing() -> Context:
    tekst = Storing({"nl": "DigiD werkt nu niet goed.", "en": "DigiD does not work well now."}, NU, None)
    mededelingen = [
        Mededeling(PUBLIEK["inwoners"], tekst, 3, nu=True),
        Mededeling(PUBLIEK["medewerkers"], None, 0, nu=False),
    ]
    return Context(
        mededelingen=mededelingen,
        wijzigingen=regels(Deel.STORING_INWONERS),
        storing_medewerkers=STORING,
    )


def _storing_leeg() -> Context:
    mededelingen = [Mededeling(publiek, None, 0, nu=False) for publiek in PUBLIEK.values()]
    return Context(mededelingen=mededelingen, wijzigingen=[])


def storing_wijzigen(data: dict[str, str] | None = None, **more: object) -> Context:
    form = StoringForm(
        data,
        talen=TALEN["inwoners"],
        now=NU,
        inwoners=True,
        vertrouwd=Vertrouwd((), ()),
        initial={"vorige": 0},
    )
    standaard = STANDAARD["inwoners"].items()
    return Context(publiek=PUBLIEK["inwoners"], form=form, standaard=standaard, **more)


_FOUT = {"vorige": "0", "tekst_nl": "", "tekst_ar": "مرحبا", "van": "ooit"}
_GOED = {"vorige": "0", **{f"tekst_{taal.value}": "DigiD werkt niet." for taal in Taal}}


def hulp(slug: str = "", *, ingevuld: bool = False) -> Context:
    week = (((time(9), time(12, 30)), (time(13, 30), time(17))),) * 5 + ((), ())
    dagen = (
        AndereDag(NU.date() + timedelta(days=2), "Koningsdag"),
        AndereDag(NU.date() + timedelta(days=9), "", week[0]),
    )
    tijden = Openingstijden(week, dagen) if ingevuld else Openingstijden()
    more: dict[str, object] = (
        {"bereikbaar": DICHT, "contact": CONTACT, "gemeente": GEMEENTE} if ingevuld else {}
    )
    return Context(pagina=help_page(SITUATIES.get(slug), tijden, vandaag=NU.date()), **more)


INWONER = {
    "inwoner/hulp.html": hulp,
    "inwoner/hulp.html#ingevuld": lambda: hulp(ingevuld=True),
    "inwoner/hulp.html#een": lambda: hulp("telefoon-kwijt", ingevuld=True),
    "inwoner/hulp.html#echt": lambda: hulp("link-echt"),
    "inwoner/start.html#storing": Context(pagina=start, storing_inwoners=STORING, bereikbaar=DICHT),
}
OVERIG = {
    "beheer/contact.html": lambda: contact(ContactForm(initial={"vorige": 0}, vandaag=NU.date())),
    "beheer/contact.html#fout": _contact_fout,
    "beheer/contact.html#conflict": lambda: contact(
        ContactForm({"vorige": "2"}, vandaag=NU.date()), conflict=True
    ),
    "beheer/contact.html#voorstel": lambda: contact(
        ContactForm(initial={"vorige": 0, "telefoon": "14 0999"}, vandaag=NU.date()),
        voorstel=wacht(Onderwerp.CONTACT),
        nakijken=NU.date(),
    ),
    "beheer/storing.html#voorstel": lambda: Context({**storing(), "voorstel": te_laat()}),
    "beheer/storing_wijzigen.html#voorstel": lambda: storing_wijzigen(voorstel=terug(Onderwerp.STORING)),
    "beheer/storing.html": storing,
    "beheer/storing.html#leeg": _storing_leeg,
    "beheer/storing_wijzigen.html": storing_wijzigen,
    "beheer/storing_wijzigen.html#fout": lambda: storing_wijzigen(_FOUT),
    "beheer/storing_wijzigen.html#conflict": lambda: storing_wijzigen(_GOED, conflict=True),
}
