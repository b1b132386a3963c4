"""The pages about appointments."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from afspraken.bericht import what_to_have_ready
from afspraken.forms import AfspraakForm
from afspraken.lijstpagina import Afsprakendag, Lijstdeel, LijstPagina
from afspraken.models import Afspraak
from afspraken.paginas import AfspraakPagina, Afspraakregel, Mailregel
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.models import Dienst
from diensten.verhoging.uitlegstand import Uitlegstand
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU
from tests.voorkant.voorbeelden.soorten import Context

_DIENST = Dienst(slug="verhuizing", naam=DIENST)
_LINK = "https://teams.microsoft.com/l/meetup-join/19%3ameeting_" + "M2Y5ZTQ0" * 12
REGEL = Afspraakregel(
    id=UUID(int=5),
    begint_op=NU,
    eindigt_op=NU + timedelta(minutes=30),
    dienst=DIENST,
    naam="M. van der Voorbeeld-Jansen",
    ambtenaar=NAAM,
    van_mij=True,
    url="/afspraken/x/",
    start_url="/werkblad/afspraak/x/",
    mail="Verstuurd",
)
_MAILS = (
    Mailregel("Bevestiging", NU, "Verstuurd", "klaar", ""),
    Mailregel("Herinnering", NU, "Wacht, gaat zo weg", "wacht", ""),
    Mailregel("Bevestiging", NU, "Kon niet weg", "gestopt", "Het adres is geweigerd. Bel de inwoner."),
)


def een(**changes: Any) -> Context:
    values: dict[str, Any] = {
        "regel": REGEL,
        "versie": 1,
        "tool": "Teams",
        "taal": "Nederlands",
        "videolink": _LINK,
        "adres": "m.van.der.voorbeeld-jansen@voorbeeld.nl",
        "klaarleggen": what_to_have_ready(Niveau.MIDDEN),
        "nu_klaarleggen": what_to_have_ready(Niveau.SUBSTANTIEEL),
        "gemaild": True,
        "door": NAAM,
        "mails": _MAILS,
        "mail_aan": True,
        "open": True,
        "verborgen": False,
        "gepland": True,
        "overnemen": False,
        "herinnering": NU,
    }
    return Context(pagina=AfspraakPagina(**values | changes), fout="")


def form(data: dict[str, Any] | None = None, **more: Any) -> Context:
    made = AfspraakForm(data, diensten=[_DIENST], collegas=[], now=NU, initial={"versie": 0})
    return Context(form=made, mail_aan=True, afspraak=None, **more)


def _lijst(*regels: Afspraakregel) -> Context:
    dagen = (Afsprakendag("maandag 23 november", regels),) if regels else ()
    deel = Lijstdeel(201, 400, 512, vorige=1, volgende=3) if regels else Lijstdeel(0, 0, 0)
    wrong = [regel.verteld_onbekend for regel in regels if regel.anders_verteld]
    uitleg = Uitlegstand(wrong.count(False) and 214, wrong.count(True))
    return Context(pagina=LijstPagina(dagen, (("verhuizing", DIENST),), "", deel=deel, uitleg=uitleg))


_RIJ = Afspraak(pk=UUID(int=5), dienst=_DIENST, begint_op=NU)
_ANDERS = replace(REGEL, van_mij=False, start_url="")
_GEEN = een(
    regel=replace(_ANDERS, afgezegd=True), gepland=False, open=False, mails=(), adres="", herinnering=None
)
WERKBLAD: dict[str, object] = {
    "afspraken/lijst.html": _lijst(
        REGEL,
        replace(_ANDERS, gestart=True, naam=""),
        replace(_ANDERS, mail_fout=True, ambtenaar=""),
        replace(_ANDERS, afgezegd=True),
        replace(_ANDERS, anders_verteld=True),
        replace(_ANDERS, anders_verteld=True, verteld_onbekend=True),
        replace(_ANDERS, dienst_weg=True),
    ),
    "afspraken/lijst.html#leeg": _lijst(),
    "afspraken/formulier.html": form,
    "afspraken/formulier.html#fout": lambda: form(
        {"versie": "0", "videolink": "https://x.nl/", "tijd": "25"}
    ),
    "afspraken/formulier.html#geen-mail": lambda: Context(form() | {"mail_aan": False}),
    "afspraken/formulier.html#wijzig": lambda: Context(
        form({"versie": "1"}, conflict=True) | {"afspraak": _RIJ}
    ),
    "afspraken/afspraak.html": een,
    "afspraken/afspraak.html#collega": lambda: een(regel=_ANDERS, overnemen=True, mails=_MAILS[:1]),
    "afspraken/afspraak.html#dicht": lambda: een(open=False, adres="", videolink=""),
    "afspraken/afspraak.html#afgezegd": _GEEN,
    "afspraken/afspraak.html#uitleg": lambda: een(regel=replace(_ANDERS, anders_verteld=True)),
    "afspraken/afspraak.html#geen-uitleg": lambda: een(
        regel=replace(_ANDERS, anders_verteld=True, verteld_onbekend=True), klaarleggen="", mail_aan=False
    ),
    "afspraken/afspraak.html#dienst-weg": lambda: een(
        regel=replace(_ANDERS, dienst_weg=True), gemaild=False, mails=()
    ),
    "afspraken/afspraak.html#verder": lambda: een(regel=replace(REGEL, dienst_weg=True, gestart=True)),
    "afspraken/zeg_af.html": een,
}
