"""The receipt: made at Voltooien, mailed if there is an address, and the way to say "that was not me"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from identification.flow.overgang import DOOR_INWONER
from identification.models import Identification, Ontvangst
from identification.ontvangstcode import new_code, parse
from identification.verzegeld import Verzegeld
from toezicht.logboek import record
from toezicht.queries import count_since
from toezicht.soorten import Soort

GELDIG = timedelta(days=30)
TE_ZIEN = timedelta(hours=1)  # how long the inwoner's own page may show the code again
_FOUTEN_PER_MINUUT = 30
_SALT = "identification.ontvangst"


class OnbekendeOntvangst(Exception):
    """No receipt has this code, or it is too old."""


class TeVeelGeprobeerd(Exception):
    """Too many wrong codes were typed in a minute, by everybody together."""


def keep_address(identification: Identification, *, adres: str) -> None:
    """Seal the address into a row that is not stored yet. Raises `SleutelNietBereikbaar`."""
    if adres:
        sealed = Verzegeld.of(identification)
        identification.ontvangst_adres = sealed.seal_text("ontvangst_adres", adres)


def address_of(identification: Identification) -> str:
    """Empty when there is none, or when it was wiped."""
    if identification.ontvangst_adres is None:
        return ""
    return Verzegeld.of(identification).unseal_text("ontvangst_adres", identification.ontvangst_adres)


def make_receipt(identification: Identification, *, now: datetime) -> None:
    """Raises `ZegelVerbroken`, `SleutelNietBereikbaar`."""
    if Ontvangst.objects.filter(identification=identification).exists():
        return
    nummer, sleutel = _free_code()
    row = Ontvangst(
        identification=identification,
        nummer=nummer,
        sleutel_hash=_hash(sleutel, settings.SECRET_KEY),
        gemaakt_op=now,
        geldig_tot=now + GELDIG,
        dag=identification.dag,
    )
    sealed = Verzegeld.new(id=row.id)
    row.data_sleutel = sealed.wrapped(dag=row.dag, first_of_day=False)
    row.sleutel = sealed.seal_text("sleutel", sleutel)
    adres = address_of(identification)
    if adres:
        row.adres = sealed.seal_text("adres", adres)
        row.next_attempt_at = now
    row.save(force_insert=True)


def _free_code() -> tuple[str, str]:
    nummer, sleutel = new_code()
    while Ontvangst.objects.filter(nummer=nummer).exists():
        nummer, sleutel = new_code()
    return nummer, sleutel


def _hash(sleutel: str, secret: str | bytes) -> str:
    return salted_hmac(_SALT, sleutel, secret=secret, algorithm="sha256").hexdigest()


def find_receipt(*, typed: str, now: datetime) -> Ontvangst:
    """Raises `OngeldigeOntvangstcode`, `OnbekendeOntvangst`, `TeVeelGeprobeerd`."""
    nummer, sleutel = parse(typed)
    wrong = count_since(Soort.ONTVANGST_ONBEKEND, sinds=now - timedelta(minutes=1), tot=_FOUTEN_PER_MINUUT)
    if wrong >= _FOUTEN_PER_MINUUT:
        raise TeVeelGeprobeerd
    rows = Ontvangst.objects.select_related("identification__dienst")
    row = rows.filter(nummer=nummer, geldig_tot__gt=now).first()
    if row is None or not _is_secret_of(row, sleutel):
        record(soort=Soort.ONTVANGST_ONBEKEND, door=DOOR_INWONER, now=now)
        raise OnbekendeOntvangst
    return row


def _is_secret_of(row: Ontvangst, sleutel: str) -> bool:
    """A secret key that was replaced still opens what it closed, as Django does it elsewhere."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(row.sleutel_hash, _hash(sleutel, key)) for key in keys)


def dispute(*, row: Ontvangst, now: datetime) -> None:
    """The inwoner says: that was not me. The proof in the zaak is marked by the worker. Twice is one outcome."""
    with transaction.atomic():
        if Ontvangst.objects.filter(pk=row.pk, betwist_op=None).update(
            betwist_op=now, next_attempt_at=now, attempts=0, fout=""
        ):
            record(soort=Soort.BETWIST, door=DOOR_INWONER, now=now, onderwerp=row.identification_id)


def forget_codes(*, now: datetime) -> int:
    """The inwoner's own page no longer shows the code; what is still to be mailed keeps it a little longer."""
    old = Ontvangst.objects.filter(sleutel__isnull=False, adres=None, gemaakt_op__lte=now - TE_ZIEN)
    return old.update(sleutel=None, data_sleutel=None)


def holds_something_of(*, dag: date) -> bool:
    """Is the key of this day still needed for a receipt?"""
    return Ontvangst.objects.filter(dag=dag, data_sleutel__isnull=False).exists()
