"""What the pages of finishing say of a call with more people."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from begrippen.flow import Flow
from identification.models import Identification
from identification.queries.afronden import finish_page, finished_page
from inloggen.models import Medewerker
from tests.identification.gegevens import ANDER, NOW, PERSOON, fresh, invited
from tests.identification.samengegevens import added, complete, samen_dienst, together

pytestmark = pytest.mark.django_db


def test_the_code_of_each_stays_or_goes(ambtenaar: Medewerker) -> None:
    first = invited(ambtenaar, Flow.NIEUW, dienst=samen_dienst(code_in_zaak=True))
    other = added(first, bsn=ANDER)
    for row in (first, other):
        page = finish_page(fresh(row.pk), now=NOW)
        assert "De 6 cijfers van de code van persoon 1 (inwoner), op het bewijs." in page.blijft
        assert "De code van persoon 2 (partner)" in page.gewist
        assert "De code" not in page.gewist


def test_beside_somebody_who_was_known_no_code_goes_onto_the_proof(ambtenaar: Medewerker) -> None:
    """The rules of a call are those of who was there first, and a code of flow BEKEND is never kept."""
    first = invited(ambtenaar, Flow.BEKEND, dienst=samen_dienst(code_in_zaak=True), bsn=PERSOON)
    page = finish_page(added(first), now=NOW)
    assert not any("op het bewijs" in line for line in page.blijft)
    assert "De code" in page.gewist


def test_in_a_zaak_that_was_there_not_everybody_need_stand(ambtenaar: Medewerker) -> None:
    row, _other = together(ambtenaar)
    assert not any("of in het bewijs" in line for line in finish_page(fresh(row.pk), now=NOW).blijft)
    Identification.objects.filter(samen=row.samen_id).update(zaak_bestaand=True)
    row = fresh(row.pk)
    assert any("of in het bewijs" in line for line in finish_page(row, now=NOW).blijft)


def test_the_page_of_who_is_in_the_proof_of_another_shows_that_it_was_refused(
    sanne: Client, ambtenaar: Medewerker
) -> None:
    now = timezone.now()
    first, other = together(ambtenaar, now=now)
    complete(first, now=now)
    before = finished_page(fresh(other.pk), now=now)
    Identification.objects.filter(pk=first.pk).update(geweigerd=True, bezorg_fout="zaaktype-onbekend")
    shown = page_of(sanne, other)
    assert "Bewijs geweigerd" in shown
    assert "Naar de pagina waar het bewijs bij staat" in shown
    assert "Naar de pagina waar het bewijs bij staat" not in page_of(sanne, first)
    assert sanne.get(f"/werkblad/{other.pk}/afgerond/status/", {"versie": before.versie}).status_code == 200


def page_of(client: Client, row: Identification) -> str:
    return client.get(f"/werkblad/{row.pk}/").content.decode()
