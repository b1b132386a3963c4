"""`manage.py demo_gegevens`: diensten to try the three flows with. Refused in production."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from afspraken.models import Afspraak
from afspraken.moment import day_of, local_moment
from afspraken.plannen import Gegevens, plan
from begrippen.flow import BsnOpBewijs, Codecontrole, Getalcontrole
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.zaakwoord import Zaakwoord
from diensten.instellingen import Stand, Volgorde
from diensten.models import Dienst
from diensten.wijzigen import DienstGegevens, Door, SlugBestaat, create_dienst
from machtigen.instelling import voorstel
from machtigen.queries import stand_of
from machtigen.regels import Aard
from machtigen.staat_vast import Door as Namensdoor
from machtigen.wijzigen import store
from zaken.koppeling import Koppeling, koppeling_of, store_koppeling

_BEWIJS = "Bewijs van identificatie"
# What the stand-ins of the simulator call them; codes that StUF can carry too.
ZAAKTYPEN = {
    "wmo-melding": "WMO",
    "schuldhulp": "SCHULD",
    "burgerzaken": "BURGERZKN",
    "uitkering": "UITKERING",
    "zorgbudget": "PGB",
    "geldzaken": "UITKERING",
    "zorgdossier": "WMO",
    "leerlingenvervoer": "BURGERZKN",
    "parkeren": "BURGERZKN",
}
# What people may do there for somebody else: what follows the source for a dienst about this.
VOOR_EEN_ANDER = {
    "wmo-melding": Aard.OVERIG,
    "geldzaken": Aard.GELD,
    "zorgdossier": Aard.ZORG,
    "leerlingenvervoer": Aard.OVERIG,
}
DIENSTEN = {
    "wmo-melding": DienstGegevens(
        contactmoment=True,
        naam="Hulp bij het huishouden",
        omschrijving="Een gesprek over hulp en ondersteuning thuis.",
        staande_link=True,
        samen="partner,tolk",
    ),
    "schuldhulp": DienstGegevens(
        contactmoment=True,
        naam="Hulp bij schulden",
        omschrijving="Een gesprek over geldzorgen.",
        codecontrole=Codecontrole.VERGELIJKEN,
        volgorde=Volgorde.BRP_EERST,
        bsn_op_bewijs=BsnOpBewijs.VOLLEDIG,
    ),
    "burgerzaken": DienstGegevens(
        contactmoment=True,
        naam="Vraag over burgerzaken",
        omschrijving="Een gesprek met een medewerker van burgerzaken.",
        niveau=Betrouwbaarheidsniveau.SUBSTANTIEEL,
        zaak_verplicht=False,
        bsn_op_bewijs=BsnOpBewijs.GEEN,
        brp_doelbinding="BRPACT-Burgerzaken",
        brp_gezag=True,
    ),
    "uitkering": DienstGegevens(
        contactmoment=True,
        naam="Vraag over een uitkering",
        omschrijving="Een gesprek over inkomen en werk.",
        staande_link=True,
        aansluiting="makelaar",
    ),
    # As strict as it gets: typed number, a word on both sides, and a standing link that asks who is calling.
    "zorgbudget": DienstGegevens(
        contactmoment=True,
        naam="Zorgbudget wijzigen",
        omschrijving="Een gesprek over uw persoonsgebonden budget.",
        getalcontrole=Getalcontrole.TYPEN,
        wederzijds=True,
        staande_link=True,
        gespreksnummer_vragen=True,
        brp_gezag=True,
    ),
    # For somebody else, with DigiD Machtigen: money, which a bewindvoerder may do, and care, which they may not.
    "geldzaken": DienstGegevens(
        naam="Geldzaken voor uzelf of een ander",
        omschrijving="Een gesprek over inkomen, belasting of schulden.",
        aansluiting="eid",
        service_uuid="00000000-0000-4000-8000-000000000020",
    ),
    "zorgdossier": DienstGegevens(
        naam="Zorgdossier bekijken",
        omschrijving="Een gesprek over uw zorgdossier, of dat van een ander.",
        aansluiting="eid",
        service_uuid="00000000-0000-4000-8000-000000000021",
    ),
    "leerlingenvervoer": DienstGegevens(
        naam="Vervoer naar school",
        omschrijving="Een gesprek over het vervoer van uw kind naar school.",
        samen="ouder,tolk",
        staande_link=True,
        brp_gezag=True,
    ),
    # Not in use yet: to look at, to try the code of, and to take away.
    "parkeren": DienstGegevens(
        naam="Parkeervergunning aanvragen",
        omschrijving="Een gesprek over uw parkeervergunning.",
        stand=Stand.CONCEPT.value,
        code_minuten=15,
        code_in_zaak=True,
        zaakwoord=Zaakwoord.DOSSIER.value,
        talen="nl,en,de,pl",
    ),
}


def _let_act(slug: str, aard: Aard) -> None:
    door = Namensdoor(naam="demo_gegevens")
    store(slug=slug, versie=0, instelling=voorstel(aard, aan=True), door=door, now=timezone.now())


class Command(BaseCommand):
    help = "Diensten to try the three flows with"

    def handle(self, *_args: Any, **_options: Any) -> None:
        if settings.OMGEVING == "productie":
            raise CommandError("demo_gegevens is refused in production")
        for slug, gegevens in DIENSTEN.items():
            if gegevens.aansluiting and gegevens.aansluiting not in settings.DIGID_VERDER:
                continue  # this installation has no such connection
            with suppress(SlugBestaat):
                create_dienst(
                    slug=slug, gegevens=gegevens, door=Door(naam="demo_gegevens"), now=timezone.now()
                )
            if slug in VOOR_EEN_ANDER and not stand_of(slug).versie:
                _let_act(slug, VOOR_EEN_ANDER[slug])
            if koppeling_of(slug) is None:
                store_koppeling(dienst_slug=slug, koppeling=Koppeling(ZAAKTYPEN[slug], _BEWIJS), versie="")
        _plan_appointments(now=timezone.now())


def _plan_appointments(*, now: datetime) -> None:
    """One to start today, where the day is long enough, and one of tomorrow. Only where there is none."""
    if Afspraak.objects.exists():
        return
    soon = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    tomorrow = local_moment(day_of(now) + timedelta(days=1), time(10, 30))
    for slug, moment, naam in (
        ("wmo-melding", soon, "M. Voorbeeld"),
        ("burgerzaken", tomorrow, "J. Voorbeeld"),
    ):
        plan(
            gegevens=Gegevens(
                dienst=Dienst.objects.get(slug=slug),
                ambtenaar=None,
                begint_op=moment,
                minuten=30,
                tool="Teams",
                videolink="https://teams.microsoft.com/l/meetup-join/voorbeeld-12-34",
                adres="inwoner@voorbeeld.example",
                naam=naam,
                taal="nl",
            ),
            door=Door(naam="demo_gegevens"),
            now=now,
        )
