from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from begrippen.flow import Flow
from begrippen.niveau import Betrouwbaarheidsniveau
from diensten.models import Dienst, Wijziging
from diensten.staat_vast import WijzigingStaatVast

NO_FLOW = {"flow_nieuw": False, "flow_bekend": False, "flow_ambtenaar": False}


@pytest.mark.parametrize(
    "values",
    [
        NO_FLOW,
        {"staande_link": True, "flow_nieuw": False},
        {"niveau": 21},
        {"codecontrole": "raden"},
        {"volgorde": "achteraf"},
        {"bsn_op_bewijs": "eerste_vier"},
        {"stand": "weg"},
        {"zaakwoord": "case"},
        {"taal": "fr"},
        {"talen": "en,de"},
        {"code_minuten": 4},
        {"link_minuten": 4},
        {"link_minuten": 121},
        {"bewaar_minuten": 14},
        {"bewaar_minuten": 1441},
    ],
)
def test_the_database_refuses(overlijden: Dienst, values: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Dienst.objects.filter(pk=overlijden.pk).update(**values)


@pytest.mark.parametrize(
    "values", [{"link_minuten": 5}, {"link_minuten": 120}, {"bewaar_minuten": 15}, {"bewaar_minuten": 1440}]
)
def test_the_limits_themselves_are_allowed(overlijden: Dienst, values: dict[str, Any]) -> None:
    assert Dienst.objects.filter(pk=overlijden.pk).update(**values) == 1


def test_flows_and_niveau() -> None:
    dienst = Dienst(flow_nieuw=True, flow_bekend=False, flow_ambtenaar=True, niveau=25)
    assert dienst.flows == frozenset({Flow.NIEUW, Flow.AMBTENAAR})
    assert dienst.niveau_gevraagd is Betrouwbaarheidsniveau.SUBSTANTIEEL


def test_the_change_log_is_only_added_to(overlijden: Dienst) -> None:
    row = Wijziging.objects.get(dienst=overlijden)
    with pytest.raises(WijzigingStaatVast):
        row.save()
    with pytest.raises(WijzigingStaatVast):
        row.delete()
    assert Wijziging.objects.count() == 1
