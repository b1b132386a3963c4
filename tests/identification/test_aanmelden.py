"""The inwoner: opening the link, going to DigiD, coming back, once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from begrippen.bsn import Bsn
from begrippen.flow import Flow
from begrippen.niveau import Betrouwbaarheidsniveau as Niveau
from diensten.models import Dienst
from identification.code import keyed_code
from identification.flow import aanmelden, afronden
from identification.flow.aanmelden import Aangemeld, AlIngelogd, AnderePersoon, NietMeerOpen
from identification.flow.browser import log_in_browser
from identification.flow.uitnodigen import start_standing, stop
from identification.models import Identification, InwonerSessie
from identification.status import Status
from identification.verzegeld import Verzegeld
from inloggen.models import Medewerker
from inloggen.resultaat import (
    DigidFout,
    DigidOnbereikbaar,
    LoginGeannuleerd,
    LoginMislukt,
    LoginOnbekend,
    LoginStart,
    NiveauTeLaag,
)
from kluis import dagsleutel
from tests.identification.gegevens import (
    ANDER,
    NOW,
    PERSOON,
    at_once,
    attach,
    bound_browser,
    checked,
    completed,
    fresh,
    invited,
    later,
    logged_in_row,
    login,
    make_dienst,
)
from toezicht.models import Gebeurtenis
from zaken.models import Zaaknummerreeks
from zaken.register import Register
from zaken.zaaksysteem import ZaaksysteemFout


def other_browser(row: Identification) -> InwonerSessie:
    """Another browser that came by this link, and is not the one."""
    return InwonerSessie.objects.create(
        sleutel_hash=uuid4().hex, identification=row, begonnen_op=NOW, laatst_actief_op=NOW
    )


def attach_from(sessie: InwonerSessie, bsn: Bsn = PERSOON) -> Aangemeld:
    return aanmelden.attach_login(sessie=sessie, result=login(bsn), zaaksysteem=Register(), now=NOW)


def logged_in_browser(row: Identification) -> InwonerSessie:
    """The bound browser, after its login came back."""
    sessie = InwonerSessie.objects.get(identification=row, gebonden=True)
    log_in_browser(sessie=sessie, result=login(), now=NOW)
    return sessie


@pytest.mark.parametrize("flow", Flow)
def test_a_login_in_each_flow(ambtenaar: Medewerker, flow: Flow) -> None:
    attach(invited(ambtenaar, flow), niveau=Niveau.HOOG, moment=later(minutes=1), now=later(minutes=2))
    row = Identification.objects.get()
    assert (row.status, row.niveau_bereikt, row.middel) == (Status.INGELOGD, Niveau.HOOG, "DigiD")
    assert row.ingelogd_op == later(minutes=1)
    assert row.verloopt_op == later(minutes=2) + timedelta(minutes=row.dienst.bewaar_minuten)
    assert Verzegeld.of(row).unseal_bsn("bsn", row.bsn) == PERSOON
    assert (row.code is None) == (flow is Flow.AMBTENAAR)
    assert row.zaaknummer == "2026-10001"  # that of the link, and no second one


@pytest.mark.parametrize("wie", [PERSOON, ANDER])
def test_in_flow_bekend_the_code_is_of_who_logged_in(
    ambtenaar: Medewerker, settings: Settings, wie: Bsn
) -> None:
    row = logged_in_row(ambtenaar, Flow.BEKEND, wie=wie)
    key, gemeente = settings.CODE_SLEUTELS["test"], settings.GEMEENTE_CODE
    code = Verzegeld.of(row).unseal_text("code", row.code)
    assert code == keyed_code(key=key, gemeentecode=gemeente, uuid=row.pk, bsn=wie)
    expected = Verzegeld.of(row).unseal_text("verwachte_code", row.verwachte_code)
    assert (code == expected) == (wie == PERSOON)


def test_a_rotated_key_still_gives_the_code_that_was_expected(
    ambtenaar: Medewerker, settings: Settings
) -> None:
    row = invited(ambtenaar, Flow.BEKEND)
    settings.CODE_SLEUTELS = {"nieuw": bytes(32), **settings.CODE_SLEUTELS}
    attach(row)
    sealed, row = Verzegeld.of(row), fresh(row.pk)
    assert sealed.unseal("code", row.code) == sealed.unseal("verwachte_code", row.verwachte_code)


def test_a_key_that_was_taken_away_gives_no_code(ambtenaar: Medewerker, settings: Settings) -> None:
    row = invited(ambtenaar, Flow.BEKEND)
    settings.CODE_SLEUTELS = {"nieuw": bytes(32)}
    with pytest.raises(NietMeerOpen):
        attach(row)
    assert fresh(row.pk).bsn is None


@pytest.mark.parametrize("asked", [Niveau.SUBSTANTIEEL, Niveau.HOOG])
@pytest.mark.parametrize("flow", Flow)
def test_a_lower_level_is_refused_whatever_the_adapter_says(
    ambtenaar: Medewerker, flow: Flow, asked: Niveau
) -> None:
    row = invited(ambtenaar, flow, dienst=make_dienst(niveau=asked))
    with pytest.raises(NiveauTeLaag) as refused:
        attach(row, niveau=Niveau.MIDDEN)
    assert refused.value.onderwerp == row.pk
    assert (fresh(row.pk).status, fresh(row.pk).bsn) == (Status.UITGENODIGD, None)


@pytest.mark.parametrize("wie", [PERSOON, ANDER])
def test_a_second_login_in_another_browser_is_refused_and_told(ambtenaar: Medewerker, wie: Bsn) -> None:
    row = logged_in_row(ambtenaar)
    for _ in range(3):
        with pytest.raises(AlIngelogd):
            attach_from(other_browser(row), wie)
    assert Verzegeld.of(row).unseal_bsn("bsn", fresh(row.pk).bsn) == PERSOON
    assert [signaal.soort for signaal in row.signalen.all()] == ["tweede-apparaat"]
    assert Gebeurtenis.objects.filter(soort="link_geopend_elders").count() == 1


def test_the_same_person_comes_back_in_the_same_browser(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar)
    logged_in_browser(row)
    before = Identification.objects.values().get()
    assert attach(row, now=later(minutes=20)).hervat
    assert Identification.objects.values().get() == before


def test_another_person_in_the_same_browser_is_refused(ambtenaar: Medewerker) -> None:
    row = logged_in_row(ambtenaar)
    logged_in_browser(row)
    with pytest.raises(AnderePersoon) as refused:
        attach(row, ANDER)
    assert str(refused.value) == ""
    assert Verzegeld.of(row).unseal_bsn("bsn", fresh(row.pk).bsn) == PERSOON


@pytest.mark.django_db(transaction=True)
def test_ten_logins_at_once_and_one_person(ambtenaar: Medewerker) -> None:
    row, people = invited(ambtenaar), [PERSOON, ANDER] * 5
    sessie = bound_browser(row)
    outcomes = at_once(10, lambda: attach_from(sessie, people.pop()))
    assert sum(isinstance(outcome, Aangemeld) for outcome in outcomes) == 1
    assert sum(isinstance(outcome, AlIngelogd) for outcome in outcomes) == 9
    assert Gebeurtenis.objects.filter(soort="login_gelukt").count() == 1


def test_too_late_is_too_late(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar)
    bound_browser(row)
    with pytest.raises(NietMeerOpen):
        attach(row, now=row.verloopt_op)
    assert attach(row, now=row.verloopt_op - timedelta(seconds=1))


def test_what_is_over_takes_no_login(ambtenaar: Medewerker) -> None:
    stopped = invited(ambtenaar)
    bound_browser(stopped)
    stop(identification=stopped, reden="verdacht", now=NOW)
    for row in (stopped, completed(ambtenaar), completed(ambtenaar, Flow.AMBTENAAR)):
        logged_in_browser(row)
        with pytest.raises(NietMeerOpen):
            attach(row)


def test_without_the_key_of_the_day_nothing_changes(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar)
    dagsleutel.destroy(row.dag)
    with pytest.raises(dagsleutel.SleutelNietBereikbaar):
        attach(row)
    assert (fresh(row.pk).status, fresh(row.pk).bsn) == (Status.UITGENODIGD, None)


def test_the_zaaknummer_of_a_standing_link_comes_with_the_login(
    dienst: Dienst, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = start_standing(dienst=dienst, taal="nl", now=NOW)
    with monkeypatch.context() as patch:
        patch.setattr(Register, "take_zaaknummer", silent)
        with pytest.raises(ZaaksysteemFout):
            attach(row)
    assert (fresh(row.pk).status, fresh(row.pk).bsn) == (Status.UITGENODIGD, None)
    assert attach(row).identification.zaaknummer == "2026-10001"
    logged_in_browser(row)
    attach(row)
    assert Zaaknummerreeks.objects.get().laatste == 10001


def silent(*_: object, **__: object) -> str:
    raise ZaaksysteemFout("geen-antwoord", permanent=False)


# --- before DigiD -------------------------------------------------------------------------------------------------


def test_opening_is_noted_once_and_only_before_the_login(ambtenaar: Medewerker) -> None:
    row = invited(ambtenaar)
    for minutes in (1, 2):
        aanmelden.note_opened(identification=row, now=later(minutes=minutes))
    assert fresh(row.pk).geopend_op == later(minutes=1)
    other = logged_in_row(ambtenaar)
    aanmelden.note_opened(identification=other, now=NOW)
    assert fresh(other.pk).geopend_op is None


def test_a_new_try_asks_the_level_and_forgets_the_last_failure(
    ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(
        aanmelden.digid, "start", lambda **given: asked.update(given) or LoginStart(url="https://digid/")
    )
    row = invited(ambtenaar, dienst=make_dienst(niveau=Niveau.HOOG))
    bound_browser(row)
    aanmelden.note_login_failed(fout=LoginGeannuleerd(onderwerp=row.pk), now=NOW)
    assert fresh(row.pk).login_fout == "geannuleerd"
    started = aanmelden.start_login(identification=row, browser="secret", now=NOW)
    assert started == LoginStart(url="https://digid/")
    assert (asked["niveau"], asked["onderwerp"], asked["browser"]) == (Niveau.HOOG, row.pk, "secret")
    assert (fresh(row.pk).login_fout, fresh(row.pk).login_gestart_op) == ("", NOW)


def test_a_link_that_is_over_goes_nowhere(ambtenaar: Medewerker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aanmelden.digid, "start", lambda **_: pytest.fail("DigiD was asked"))
    expired, stopped = invited(ambtenaar), invited(ambtenaar)
    afronden.stop(identification=stopped, reden="verdacht", now=NOW)
    for row, now in ((expired, expired.verloopt_op), (stopped, NOW), (completed(ambtenaar), NOW)):
        with pytest.raises(NietMeerOpen):
            aanmelden.start_login(identification=row, browser="secret", now=now)


@pytest.mark.parametrize(
    ("fout", "reden", "soort"),
    [
        (LoginGeannuleerd, "geannuleerd", "login_geannuleerd"),
        (NiveauTeLaag, "niveau-te-laag", "niveau_te_laag"),
        (DigidFout, "digid-fout", "login_mislukt"),
        (DigidOnbereikbaar, "digid-onbereikbaar", "digid_onbereikbaar"),
    ],
)
def test_a_failed_login_is_told_and_written_down(
    ambtenaar: Medewerker, fout: type[LoginMislukt], reden: str, soort: str
) -> None:
    row = invited(ambtenaar)
    aanmelden.note_login_failed(fout=fout(onderwerp=row.pk), now=NOW)
    assert (fresh(row.pk).login_fout, fresh(row.pk).login_fout_op) == (reden, NOW)
    assert Gebeurtenis.objects.filter(soort=soort, onderwerp=row.pk, reden=reden).count() == 1


@pytest.mark.parametrize("fout", [LoginOnbekend(onderwerp=UUID(int=1)), DigidFout(), LoginOnbekend()])
def test_what_anybody_can_send_writes_nothing(db: None, fout: LoginMislukt) -> None:
    aanmelden.note_login_failed(fout=fout, now=NOW)
    assert not Gebeurtenis.objects.exists()


def test_a_failure_after_the_login_does_not_change_it(ambtenaar: Medewerker) -> None:
    row = checked(ambtenaar)
    aanmelden.note_login_failed(fout=LoginGeannuleerd(onderwerp=row.pk), now=NOW)
    assert fresh(row.pk).login_fout == ""
