"""Flow BEKEND in two windows: the proof never says of somebody else that they are the person who was known."""

from __future__ import annotations

from typing import Any

import pytest
from pytest_django import Settings

from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Soort
from identification.flow import afronden, controle, intrekken, stuk
from identification.flow.dossier import Stuk
from identification.flow.overgang import AlVerder
from identification.models import Identification
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from tests.identification.gegevens import NOW, PERSOON, fresh, invited
from tests.identification.namensgegevens import VERTEGENWOORDIGDE, connected, namens_dienst
from tests.identification.samengegevens import comes_in, complete

pytestmark = pytest.mark.django_db
MENTOR = stuk.Verklaring(Soort.MENTOR, Stuk("beschikking", NOW.date(), ""))


@pytest.fixture
def mentor(ambtenaar: Medewerker, settings: Settings) -> Identification:
    """Somebody else than the known person logged in, and a document says that they may act for them."""
    settings.DIGID = connected()
    row = invited(ambtenaar, Flow.BEKEND, dienst=namens_dienst(), bsn=VERTEGENWOORDIGDE)
    row = comes_in(row, PERSOON)
    stuk.attest(row, MENTOR, now=NOW)
    return fresh(row.pk)


def shown(row: Identification) -> str:
    return Verzegeld.of(row).unseal_text("code", row.code)


def test_the_code_is_not_judged_by_what_was_taken_back_meanwhile(mentor: Identification) -> None:
    intrekken.take_back(fresh(mentor.pk), now=NOW)
    with pytest.raises(AlVerder):
        controle.check_code(identification=mentor, typed=shown(mentor), now=NOW)
    assert (fresh(mentor.pk).code_klopt_op, fresh(mentor.pk).pogingen) == (None, 0)
    assert not controle.check_code(identification=fresh(mentor.pk), typed=shown(mentor), now=NOW).juist


def test_what_the_code_was_judged_by_is_not_taken_back_from_an_old_page(mentor: Identification) -> None:
    assert controle.check_code(identification=fresh(mentor.pk), typed=shown(mentor), now=NOW).juist
    with pytest.raises(AlVerder):
        intrekken.take_back(mentor, now=NOW)
    assert fresh(mentor.pk).namens_soort == Soort.MENTOR


def test_voltooien_asks_again_whether_it_is_the_known_person(mentor: Identification) -> None:
    """However it came about: without the other person there is no proof that it is the one who was known."""
    controle.check_code(identification=mentor, typed=shown(mentor), now=NOW)
    nobody: dict[str, Any] = {"namens_soort": "", "vertegenwoordigde": None, "namens_feiten": None}
    nobody |= {"namens_bron": "", "namens_vaststelling": "", "namens_uitkomst": None, "namens_keuze": ""}
    Identification.objects.filter(pk=mentor.pk).update(**nobody)
    with pytest.raises(afronden.CodeKloptNietNog):
        complete(mentor)
    assert fresh(mentor.pk).status == Status.INGELOGD
