"""The pages on which functioneel beheer says who may act for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from uuid import UUID

from django.forms import Form
from django.forms.utils import ErrorDict

from begrippen.vertegenwoordiging import Soort
from machtigen.aansluiten.forms import StapForm
from machtigen.aansluiten.queries import Stapregel
from machtigen.aansluiten.stappen import EISEN, STAPPEN
from machtigen.aansluiten.toetsen import Uitslag
from machtigen.forms import BeginForm, RegelsForm, initial_of
from machtigen.instelling import voorstel
from machtigen.models import Aansluitstap, Dienstenset, Omgeving, Registratie
from machtigen.queries import Dienststand, Matrixregel, Versieregel, cel_in_woorden
from machtigen.regels import Aard
from machtigen.register.forms import RegistratieForm
from machtigen.register.queries import Registerregel
from machtigen.sets.forms import OmgevingForm, SetForm
from machtigen.sets.queries import Setregel
from machtigen.versies import Logregel, VersieForm
from machtigen.woorden import AARDEN, SOORTEN
from tests.voorkant.voorbeelden.gegevens import DIENST, NAAM, NU
from tests.voorkant.voorbeelden.soorten import Context

_ID = UUID(int=7)
_UUID = "f847dc11-ac24-47b2-84a8-a057440ce56d"
_DIENST = SimpleNamespace(
    slug="verhuizing", naam=DIENST, actief=True, service_uuid=_UUID, aansluiting="", niveau=20
)
_VERSCHIL = [("Curator: mag", "ja", "nee")]
_LOG = [Logregel(2, NU, NAAM, (("Stand", "Wij zijn bezig", "Klaar"),)), Logregel(1, NU, NAAM, ())]


def _wrong(form: Form, **errors: str) -> Form:
    """As after a check that failed, without the database that some fields ask."""
    form._errors = ErrorDict({name: form.error_class([text]) for name, text in errors.items()})
    return form


def _matrixregel(naam: str, aard: Aard, *, aan: bool, ingesteld: bool = True) -> Matrixregel:
    instelling = voorstel(aard, aan=aan)
    cellen = tuple(cel_in_woorden(soort, instelling) for soort in Soort)
    return Matrixregel(naam, naam.lower(), aan or ingesteld, aan, str(AARDEN[aard]), ingesteld, cellen)


def matrix() -> Context:
    return Context(
        soorten=list(SOORTEN.values()),
        regels=[
            _matrixregel("Bijstand", Aard.GELD, aan=True),
            _matrixregel("Jeugdhulp", Aard.ZORG, aan=True),
            _matrixregel("Dossier", Aard.INZAGE, aan=False),
            _matrixregel("Paspoort", Aard.OVERIG, aan=False, ingesteld=False),
        ],
    )


def dienst(form: RegelsForm | None = None, *, aan: bool = True, **more: object) -> Context:
    instelling = voorstel(Aard.ZORG, aan=aan)
    return Context(
        dienst=_DIENST,
        stand=Dienststand(3, instelling),
        aard=AARDEN[Aard.ZORG],
        cellen=[cel_in_woorden(soort, instelling) for soort in Soort],
        nooit=[SOORTEN[Soort.BEWINDVOERDER]],
        form=form or RegelsForm(initial=initial_of(instelling) | {"versie": 3}),
        versies=[
            Versieregel(3, NU, NAAM, 1, tuple(_VERSCHIL)),
            Versieregel(2, NU, NAAM, None, tuple(_VERSCHIL)),
            Versieregel(1, NU, NAAM, None, ()),
        ],
        **more,
    )


def dienst_fout() -> Context:
    form = RegelsForm({"versie": "3", "aard": "zorg", "bewindvoerder_mag": "on", "ouder_jonger_dan": "99"})
    form.is_valid()
    return dienst(form)


def sets() -> Context:
    row = Dienstenset(
        set_id=_ID, naam="Inkomen en schulden", geldig_maanden=12, vraagmoment="inwoner", nabestaanden=False
    )
    stopped = Dienstenset(set_id=_ID, naam="Oud", geldig_maanden=None, vraagmoment="beide", in_gebruik=False)
    regel = Setregel(
        row,
        ("Bijstand", "Schuldhulp"),
        row.get_vraagmoment_display(),
        ("Bij ‘Bijstand’ staat gemachtigde uit.",),
    )
    return Context(
        omgevingen=[
            (Omgeving.PREPRODUCTIE, [regel, Setregel(stopped, ("Bijstand",), "Allebei kan", ())]),
            (Omgeving.PRODUCTIE, []),
        ]
    )


def _zonder_diensten(form: SetForm) -> SetForm:
    """The list of diensten is in the database; the page is the same with one that stands here."""
    form.fields["diensten"].choices = [("bijstand", "Bijstand"), ("schuldhulp", "Schuldhulp")]
    return form


class _SetForm(SetForm):
    """Without the database that knows the diensten."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        VersieForm.__init__(self, *args, **kwargs)
        _zonder_diensten(self)


def een_set(form: SetForm | None = None, **more: object) -> Context:
    row = Dienstenset(set_id=_ID, naam="Inkomen en schulden")
    return Context(
        omgeving=Omgeving.PREPRODUCTIE,
        form=form or _SetForm(initial={"versie": 1}),
        rij=row,
        versies=_LOG,
        **more,
    )


def _registratie(stand: str) -> Registratie:
    return Registratie(stand=stand, naam=DIENST, service_uuid=_UUID, niveau=20, sinds=NU.date())


def register() -> Context:
    regels = [
        Registerregel(
            DIENST, "verhuizing", _registratie("geregistreerd"), "Geregistreerd bij Logius", "Midden", ()
        ),
        Registerregel(
            "Bijstand",
            "bijstand",
            _registratie("aangevraagd"),
            "Aangevraagd bij Logius",
            "Midden",
            ("Niet gelijk.",),
        ),
        Registerregel("Paspoort", "paspoort", None, "Nog niet aangevraagd", "", ()),
    ]
    return Context(
        omgevingen=[(Omgeving.PREPRODUCTIE, regels), (Omgeving.PRODUCTIE, [])], hier=Omgeving.PREPRODUCTIE
    )


def registratie(form: RegistratieForm | None = None, **more: object) -> Context:
    return Context(
        omgeving=Omgeving.PRODUCTIE,
        hier=Omgeving.PRODUCTIE,
        dienst=_DIENST,
        slug="verhuizing",
        niveau="Midden",
        form=form or RegistratieForm(initial={"versie": 0}),
        rij=None,
        versies=[],
        **more,
    )


def aansluiten() -> Context:
    row = Aansluitstap(stand="klaar", eigenaar=NAAM, klaar_op=NU.date(), toelichting="Zie de map Machtigen")
    late = Aansluitstap(stand="wacht", eigenaar="Team Burgerzaken", streefdatum=date(2026, 11, 1))
    first = Stapregel(STAPPEN[0], 1, row, (Uitslag(True, "Elke dienst is klaar."),), False)
    regels = [
        first,
        replace(first, stap=STAPPEN[1], nummer=2, rij=late, te_laat=True),
        *(
            Stapregel(stap, number, None, (Uitslag(False, "Nog niets aangevraagd."),), False)
            for number, stap in enumerate(STAPPEN[2:], start=3)
        ),
    ]
    return Context(regels=regels, klaar=1, eisen=EISEN, hier=Omgeving.PREPRODUCTIE)


def stap(form: StapForm | None = None, **more: object) -> Context:
    return Context(
        stap=STAPPEN[1],
        omgeving=Omgeving.PREPRODUCTIE,
        form=form or StapForm(initial={"versie": 2, "stand": "klaar"}),
        rij=None,
        versies=_LOG,
        **more,
    )


OVERIG: dict[str, object] = {
    "machtigen/matrix.html": matrix,
    "machtigen/matrix.html#leeg": Context(regels=[], soorten=[]),
    "machtigen/begin.html": lambda: Context(dienst=_DIENST, form=BeginForm()),
    "machtigen/begin.html#fout": lambda: Context(dienst=_DIENST, form=BeginForm({})),
    "machtigen/dienst.html": dienst,
    "machtigen/dienst.html#uit": lambda: dienst(aan=False),
    "machtigen/dienst.html#fout": dienst_fout,
    "machtigen/dienst.html#conflict": lambda: dienst(conflict=True, verschillen=_VERSCHIL),
    "machtigen/sets.html": sets,
    "machtigen/set_nieuw.html": lambda: Context(form=OmgevingForm()),
    "machtigen/set_nieuw.html#fout": lambda: Context(form=OmgevingForm({})),
    "machtigen/set.html": een_set,
    "machtigen/set.html#fout": lambda: een_set(
        _wrong(_SetForm({"versie": "1"}), naam="Vul nog in: de naam.")
    ),
    "machtigen/set.html#conflict": lambda: een_set(conflict=True, verschillen=_VERSCHIL),
    "machtigen/register.html": register,
    "machtigen/registratie.html": registratie,
    "machtigen/registratie.html#fout": lambda: registratie(RegistratieForm({"versie": "0", "sinds": "x"})),
    "machtigen/aansluiten.html": aansluiten,
    "machtigen/stap.html": stap,
    "machtigen/stap.html#fout": lambda: stap(StapForm({"versie": "0", "stand": "klaar"})),
}
