"""The whole way through the API, and what each step answers when it is not its turn."""

from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django import Settings

from begrippen.deel import Deel
from begrippen.flow import Flow
from begrippen.vertegenwoordiging import Vertegenwoordiging
from diensten.models import Dienst
from identification.flow import overdragen, samen, uitnodigen, woord
from identification.flow.alarm import raise_quiet_alarm
from identification.flow.controle import expected_code
from identification.models import Identification, Overgang
from identification.queries.uitnodiging import invitation_message
from identification.status import Afloop, Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from machtigen.regels import Aard
from tests.identification.api.gegevens import Systeem, code_of
from tests.identification.gegevens import (
    ANDER,
    PERSOON,
    attach,
    fresh,
    is_wiped,
    make_zaak,
    token_of,
    wrong_code,
)
from tests.identification.namensgegevens import VERTEGENWOORDIGDE, connected, set_matrix
from toezicht.models import Gebeurtenis

DOOR = "client Zaakplein namens medewerker Sanne de Vries"


def logged_in(systeem: Systeem, wie=PERSOON, **start) -> Identification:  # type: ignore[no-untyped-def]
    row = systeem.started(**start)
    attach(row, wie, now=timezone.now())
    return fresh(row.pk)


def test_start_gives_everything_for_the_chat(systeem: Systeem) -> None:
    response = systeem.start()
    body = response.json()
    row = fresh(body["id"])
    assert body["uitnodiging"]["link"].endswith(f"/i/{token_of(row)}/")
    assert body["uitnodiging"]["bericht"] == invitation_message(row, now=timezone.now())
    assert body["getal"]["getal"] == row.getal
    assert body["gespreksnummer"] == row.gesprek.nummer
    assert response["Location"].endswith(f"/api/v1/identificaties/{row.pk}")
    assert body["pagina"].endswith(f"/werkblad/{row.pk}/")
    assert body["opening"] is None


def test_the_name_is_that_of_the_provider_and_not_what_the_system_says(systeem: Systeem) -> None:
    row = systeem.started()
    assert (row.ambtenaar_naam, row.ambtenaar_functie) == ("Sanne de Vries", "Adviseur Burgerzaken")
    assert row.client == systeem.client


@pytest.mark.parametrize("flow", Flow)
def test_the_whole_way(systeem: Systeem, flow: Flow) -> None:
    bsn = {"bsn": PERSOON.reveal()} if flow is Flow.BEKEND else {}
    row = logged_in(systeem, flow=flow, **bsn)
    if flow is not Flow.AMBTENAAR:
        assert systeem.do(row, "code", code=expected_code(row)).json() == {"juist": True, "pogingen_over": 2}
    assert systeem.do(row, "opgezocht").status_code == 200
    finished = systeem.do(row, "voltooi", verklaring=True).json()
    assert (finished["status"], finished["afloop"]) == ("BEVESTIGD", "voltooid")
    again = systeem.do(row, "voltooi", verklaring=True)
    assert (again.status_code, again.json()["momenten"]) == (200, finished["momenten"])


def test_somebody_acts_for_another_and_nobody_reads_who(systeem: Systeem, settings: Settings) -> None:
    settings.DIGID = connected()
    set_matrix(Dienst.objects.get(slug=systeem.dienst), Aard.OVERIG)
    row = systeem.started(flow="AMBTENAAR")
    assert systeem.read(row)["vertegenwoordiging"] is None
    Identification.objects.filter(pk=row.pk).update(namens_keuze="machtigen")
    attach(row, now=timezone.now(), vertegenwoordiging=Vertegenwoordiging(VERTEGENWOORDIGDE))
    body = systeem.read(row)
    assert body["vertegenwoordiging"] == {
        "soort": "gemachtigde",
        "bron": "digid-machtigen",
        "vaststelling": "aangetoond",
        "uitkomst": "nakijken",
        "reden": "persoon-nakijken",
    }
    assert VERTEGENWOORDIGDE.reveal()[-4:] not in str(body)
    assert body["kan_voltooien"] is False
    refused = systeem.do(row, "voltooi", verklaring=True)
    assert code_of(refused) == (409, "mag-niet-namens")
    assert refused.json()["reden"] == "persoon-nakijken"


def test_who_did_it_stands_in_the_audit_trail(systeem: Systeem) -> None:
    row = logged_in(systeem)
    systeem.do(row, "code", code=expected_code(row))
    systeem.do(row, "opgezocht")
    systeem.do(row, "voltooi")
    mine = Gebeurtenis.objects.filter(onderwerp=row.pk).order_by("id")
    by_soort = {event.soort: event.door for event in mine}
    for soort in ("link_gemaakt", "code_juist", "persoon_opgezocht", "voltooid"):
        assert by_soort[soort].startswith(DOOR)
    assert by_soort["login_gelukt"] == "inwoner"
    assert Overgang.objects.filter(identification=row, door__startswith=DOOR).count() == 2


def test_three_wrong_codes_end_it(systeem: Systeem) -> None:
    row = logged_in(systeem)
    answers = [systeem.do(row, "code", code=wrong_code(row)).json() for _ in range(2)]
    last = systeem.do(row, "code", code=f"{(int(expected_code(row)) + 1) % 10**6:06d}")
    answers.append(last.json())
    assert [one["pogingen_over"] for one in answers] == [2, 1, 0]
    assert is_wiped(fresh(row.pk))
    assert systeem.read(row)["afloop"] == "code-onjuist"
    assert code_of(systeem.do(row, "code", code="123456")) == (410, "gewist")


def test_bekend_with_another_person(systeem: Systeem) -> None:
    row = logged_in(systeem, ANDER, flow="BEKEND", bsn=PERSOON.reveal())
    seen_by_inwoner = Verzegeld.of(row).unseal_text("code", row.code)
    assert systeem.do(row, "code", code=seen_by_inwoner).json()["juist"] is False


def test_the_word_of_both_sides(systeem: Systeem, dienst: Dienst) -> None:
    Dienst.objects.filter(pk=dienst.pk).update(wederzijds=True)
    row = logged_in(systeem)
    systeem.do(row, "code", code=expected_code(row))
    shown = systeem.read(row)
    assert shown["woord"]["woord"] == fresh(row.pk).woord
    assert code_of(systeem.do(row, "voltooi")) == (409, "nog-voorlopig")
    assert systeem.do(row, "woord", gelijk=True).json()["woord"]["ambtenaar_op"]
    woord.answer_inwoner(identification=fresh(row.pk), same=True, now=timezone.now())
    assert systeem.read(row)["kan_voltooien"] is True
    assert systeem.do(row, "voltooi").status_code == 200


def test_what_comes_too_early(systeem: Systeem, dienst: Dienst) -> None:
    Dienst.objects.filter(pk=dienst.pk).update(volgorde="brp_eerst")
    row = systeem.started()
    for what, body in {
        "code": {"code": "123456"},
        "woord": {"gelijk": True},
        "opgezocht": {},
        "voltooi": {},
    }.items():
        assert code_of(systeem.do(row, what, **body)) == (409, "nog-niet-ingelogd")
    attach(row, now=timezone.now())
    assert code_of(systeem.do(row, "woord", gelijk=True)) == (409, "al-verder")
    assert code_of(systeem.do(row, "code", code="123456")) == (409, "eerst-opzoeken")
    assert code_of(systeem.do(row, "voltooi")) == (409, "code-nog-niet")


def test_the_ambtenaar_has_to_attest(systeem: Systeem) -> None:
    row = logged_in(systeem, flow="AMBTENAAR")
    assert code_of(systeem.do(row, "voltooi")) == (409, "verklaring-ontbreekt")
    assert systeem.do(row, "voltooi", verklaring=True).status_code == 200


@pytest.mark.parametrize(
    ("reden", "afloop"), [("niet-gelukt", Afloop.INGETROKKEN), ("verdacht", Afloop.WANTROUWEN)]
)
def test_withdraw(systeem: Systeem, reden: str, afloop: Afloop) -> None:
    row = logged_in(systeem)
    response = systeem.do(row, "trek-in", reden=reden)
    assert response.json()["afloop"] == "ingetrokken"  # distrust looks as any other, on a shared screen too
    assert fresh(row.pk).afloop == afloop
    assert is_wiped(fresh(row.pk))
    assert code_of(systeem.do(row, "trek-in", reden=reden)) == (409, "al-verder")


def test_zaken(systeem: Systeem, dienst: Dienst) -> None:
    bestaand = make_zaak()
    kept = systeem.started(zaak={"soort": "bestaand", "zaaknummer": bestaand.zaaknummer})
    assert (kept.zaaknummer, kept.zaak_bestaand) == (bestaand.zaaknummer, True)
    assert systeem.started(flow="AMBTENAAR", zaak={"soort": "geen"}).zaaknummer == ""
    unknown = systeem.start(zaak={"soort": "bestaand", "zaaknummer": "2026-99999"})
    assert code_of(unknown) == (409, "zaak-onbekend")
    assert code_of(systeem.start(zaak={"soort": "geen"})) == (409, "flow-niet-toegestaan")
    assert code_of(systeem.start(bsn=PERSOON.reveal())) == (409, "flow-niet-toegestaan")
    assert code_of(systeem.start(flow="BEKEND")) == (409, "flow-niet-toegestaan")


def test_after_a_hand_over_the_new_ambtenaar_is_named(systeem: Systeem, andere_ambtenaar: Medewerker) -> None:
    row = logged_in(systeem)
    overdragen.offer(identification=row, collega=andere_ambtenaar, now=timezone.now())
    overdragen.accept(identification=fresh(row.pk), collega=andere_ambtenaar, now=timezone.now())
    assert code_of(systeem.do(row, "code", code="123456")) == (403, "andere-ambtenaar")
    assert systeem.do(row, "code", wie="karim", code=expected_code(row)).json()["juist"] is True


def test_following_it(systeem: Systeem) -> None:
    row = systeem.started()
    first = systeem.get(f"/identificaties/{row.pk}")
    same = systeem.get(f"/identificaties/{row.pk}", **{"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    attach(row, now=timezone.now())
    after = systeem.get(f"/identificaties/{row.pk}", **{"If-None-Match": first["ETag"]})
    assert (after.status_code, after.json()["status"]) == (200, Status.INGELOGD)
    assert after.json()["pogingen_over"] == 3
    assert "no-store" in after["Cache-Control"]


def test_a_renewed_link_stays_with_the_system(systeem: Systeem) -> None:
    row = systeem.started()
    newer = uitnodigen.renew(identification=fresh(row.pk), now=timezone.now())
    assert systeem.read(row)["opvolger"] == str(newer.pk)
    assert systeem.read(newer)["status"] == "UITGENODIGD"


def test_the_quiet_alarm_has_no_name_that_a_screen_could_show(systeem: Systeem) -> None:
    row = logged_in(systeem)
    raise_quiet_alarm(identification=row, now=timezone.now())
    (signal,) = systeem.read(row)["signalen"]
    assert signal["soort"] == "werkwijze-7"
    assert "alarm" not in str(signal).lower()


def test_a_call_with_more_people_tells_of_each_and_of_nobody_who(systeem: Systeem, dienst: Dienst) -> None:
    Dienst.objects.filter(pk=dienst.pk).update(samen="tolk")
    row = logged_in(systeem)
    assert systeem.read(row)["samen"] is None
    systeem.do(row, "code", code=expected_code(row))
    other = samen.add(identification=fresh(row.pk), deel=Deel.TOLK, now=timezone.now())
    body = systeem.read(row)
    assert [(one["deel"], one["status"], one["klaar"]) for one in body["samen"]] == [
        ("inwoner", "INGELOGD", True),
        ("tolk", "UITGENODIGD", False),
    ]
    assert (body["kan_voltooien"], code_of(systeem.do(row, "voltooi"))) == (False, (409, "nog-niet-iedereen"))
    assert str(other.pk) not in str(body)
    assert PERSOON.reveal()[-4:] not in str(body)
