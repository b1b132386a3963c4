"""Acting for another in a call with more people: no chain, and never an interpreter."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from begrippen.deel import ERBIJ, Deel, as_text
from begrippen.vertegenwoordiging import Soort
from diensten.models import Dienst
from identification.flow import aanmelden, nakijken, stuk
from identification.flow.dossier import Stuk
from identification.flow.keuzes import KeuzeNietToegestaan, keuzes_of
from identification.flow.mensen import PastNietInGesprek, judge_together
from identification.flow.opdracht import zaakopdracht
from identification.models import Identification
from identification.namens import Keuze
from identification.queries import namens as queries
from identification.queries.vertegenwoordiging import _nobody_yet
from identification.samen import Bezwaar
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from inloggen.resultaat import DigidFout, LoginResult
from tests.identification.gegevens import ANDER, NOW, PERSOON, bound_browser, fresh, invited
from tests.identification.namensgegevens import VERTEGENWOORDIGDE, connected, login_for, namens_dienst
from tests.identification.samengegevens import DERDE, added, checked, comes_in
from zaken.register import Register

pytestmark = pytest.mark.django_db
SEEN = Stuk("volmacht", NOW.date(), "")


@pytest.fixture(autouse=True)
def aansluiting(settings: Settings) -> None:
    settings.DIGID = connected()


@pytest.fixture
def first(ambtenaar: Medewerker) -> Identification:
    """Acts for another, by a mandate."""
    dienst = namens_dienst()
    Dienst.objects.filter(pk=dienst.pk).update(samen=as_text(ERBIJ))
    dienst.refresh_from_db()
    return checked(acts(invited(ambtenaar, dienst=dienst), login_for(VERTEGENWOORDIGDE)))


def acts(row: Identification, login: LoginResult, *, keuze: str = "machtigen") -> Identification:
    Identification.objects.filter(pk=row.pk).update(namens_keuze=keuze)
    aanmelden.attach_login(sessie=bound_browser(row), result=login, zaaksysteem=Register(), now=NOW)
    return fresh(row.pk)


def test_nobody_acts_for_who_acts_for_a_third(first: Identification) -> None:
    with pytest.raises(PastNietInGesprek) as fout:
        acts(added(first, Deel.VERTEGENWOORDIGER), login_for(PERSOON, wie=ANDER))
    assert fout.value.reason == Bezwaar.KETEN


def test_a_chain_made_on_paper_is_not_finished_and_names_nobody_twice(first: Identification) -> None:
    row = checked(comes_in(added(first, Deel.VERTEGENWOORDIGER), ANDER))
    stuk.attest(row, stuk.Verklaring(Soort.GEMACHTIGDE, SEEN, None, PERSOON), now=NOW)
    rows = [fresh(first.pk), fresh(row.pk)]
    asked = zaakopdracht(rows[0], Verzegeld.of(rows[0]), rows)
    assert (asked.initiator, asked.gemachtigde) == (VERTEGENWOORDIGDE, PERSOON)
    assert [one.bsn for one in asked.anderen] == [ANDER]
    assert judge_together(rows, klaar=True) is Bezwaar.KETEN


def test_an_interpreter_is_offered_nobody_to_act_for(first: Identification) -> None:
    row, partner = added(first, Deel.TOLK), added(first)
    assert keuzes_of(partner.dienst, partner.deel)
    assert keuzes_of(row.dienst, row.deel) == ()
    assert queries.link_page(partner, token="x") is not None
    assert queries.link_page(row, token="x") is None
    with pytest.raises(KeuzeNietToegestaan):
        aanmelden._fix_keuze(row, Keuze.KIND)


def test_nobody_records_that_an_interpreter_acts(first: Identification) -> None:
    row = checked(comes_in(added(first, Deel.TOLK), ANDER))
    with pytest.raises(nakijken.SoortNietToegestaan):
        stuk.attest(row, stuk.Verklaring(Soort.GEMACHTIGDE, SEEN, None, DERDE), now=NOW)
    assert _nobody_yet(row) is None


def test_the_login_of_an_interpreter_brings_nobody_along(first: Identification) -> None:
    row = added(first, Deel.TOLK)
    with pytest.raises(DigidFout):
        acts(row, login_for(DERDE, wie=ANDER), keuze="")
    assert fresh(row.pk).status == Status.UITGENODIGD
