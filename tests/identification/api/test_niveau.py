"""What another system reads of the way to log in: what the inwoner reads."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from diensten.models import Dienst
from identification.flow import aanmelden
from inloggen.resultaat import LoginGeannuleerd
from tests.identification.api.gegevens import Systeem
from tests.identification.gegevens import bound_browser, fresh
from tests.identification.nepdigid import NepDigid


def test_what_holds_now_until_a_login_is_under_way(systeem: Systeem, digid: NepDigid) -> None:
    row = systeem.started()
    said = []
    for niveau in (25, 10):
        Dienst.objects.filter(pk=row.dienst_id).update(niveau=niveau)
        said.append(systeem.read(row)["niveau_gevraagd"])
    bound_browser(row, now=timezone.now())
    aanmelden.start_login(identification=fresh(row.pk), browser="a", now=timezone.now())
    Dienst.objects.filter(pk=row.dienst_id).update(niveau=20)
    said.append(systeem.read(row)["niveau_gevraagd"])
    aanmelden.note_login_failed(fout=LoginGeannuleerd(onderwerp=row.pk), now=timezone.now())
    said.append(systeem.read(row)["niveau_gevraagd"])
    assert said == ["substantieel", "basis", "basis", "midden"]


def test_following_a_link_that_waits_asks_little(systeem: Systeem) -> None:
    row = systeem.started()
    systeem.read(row)
    with CaptureQueriesContext(connection) as captured:
        systeem.read(row)
    # token or key, count, row, signals; what holds now: the raises and the dienst
    assert len(captured) <= 8, [query["sql"] for query in captured]
