"""What the pages of finishing say of a call with more people."""

from __future__ import annotations

import pytest

from begrippen.flow import Flow
from identification.models import Identification
from identification.queries.afronden import finish_page
from inloggen.models import Medewerker
from tests.identification.gegevens import NOW, PERSOON, fresh, invited
from tests.identification.samengegevens import added, samen_dienst, together

pytestmark = pytest.mark.django_db


def test_the_code_of_each_stays_or_goes(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, Flow.BEKEND, dienst=samen_dienst(code_in_zaak=True), bsn=PERSOON)
    other = added(first)
    for row in (first, other):
        page = finish_page(fresh(row.pk), now=NOW)
        assert "De 6 cijfers van de code van persoon 2 (partner), op het bewijs." in page.blijft
        assert "De code van persoon 1 (inwoner)" in page.gewist
        assert "De code" not in page.gewist


def test_in_a_zaak_that_was_there_not_everybody_need_stand(ambtenaar: Medewerker) -> None:
    row, _other = together(ambtenaar)
    assert not any("of in het bewijs" in line for line in finish_page(fresh(row.pk), now=NOW).blijft)
    Identification.objects.filter(samen=row.samen_id).update(zaak_bestaand=True)
    row = fresh(row.pk)
    assert any("of in het bewijs" in line for line in finish_page(row, now=NOW).blijft)
