"""What functioneel beheer says about representatives: the matrix, and the connection with DigiD Machtigen.

Every table here is only added to (`machtigen/staat_vast.py`). Diensten are known by their slug.
"""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.vertegenwoordiging import Soort
from machtigen.regels import JONGER_DAN, Aard, Dienstregel
from machtigen.staat_vast import Toegevoegd, Versie
from machtigen.woorden import AARDEN, SOORTEN

LANGSTE_REDEN = 200
MAANDEN = (1, 600)


class Dienstregels(Versie):
    """What one dienst says, from one moment on; its six cells are rows of `Regel`.

    `aan`: people may act for others at this dienst at all. `terug_naar`: the version that was put back, if one was.
    """

    dienst_slug = models.SlugField(max_length=60)
    aan = models.BooleanField(default=False)
    aard = models.CharField(
        max_length=10, choices=[(aard.value, woorden) for aard, woorden in AARDEN.items()]
    )
    terug_naar = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["dienst_slug", "versie"], name="dienstregels_versie"),
            CheckConstraint(name="dienstregels_aard", condition=Q(aard__in=[aard.value for aard in Aard])),
        ]

    def __str__(self) -> str:
        return f"{self.dienst_slug} ({self.versie})"


class Regel(Toegevoegd):
    """One cell of the matrix in one version. `reden`: what the ambtenaar reads; empty is our own text."""

    regels = models.ForeignKey(Dienstregels, on_delete=models.PROTECT, related_name="cellen")
    soort = models.CharField(
        max_length=15, choices=[(soort.value, woorden) for soort, woorden in SOORTEN.items()]
    )
    mag = models.BooleanField(default=False)
    jonger_dan = models.PositiveSmallIntegerField(null=True)
    alleen_geld = models.BooleanField(default=False)
    extra_controle = models.BooleanField(default=False)
    tweede_medewerker = models.BooleanField(default=False)
    andere_ouder = models.BooleanField(default=False)
    reden = models.CharField(max_length=LANGSTE_REDEN, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["regels", "soort"], name="regel_een_per_soort"),
            CheckConstraint(name="regel_soort", condition=Q(soort__in=[soort.value for soort in Soort])),
            CheckConstraint(
                name="regel_jonger_dan", condition=Q(jonger_dan=None) | Q(jonger_dan__range=JONGER_DAN)
            ),
            CheckConstraint(
                name="regel_alleen_ouder",
                condition=Q(soort=Soort.OUDER.value) | Q(jonger_dan=None, andere_ouder=False),
            ),
        ]

    def __str__(self) -> str:
        return self.soort

    @property
    def waarde(self) -> Dienstregel:
        return Dienstregel(
            mag=self.mag,
            jonger_dan=self.jonger_dan,
            alleen_geld=self.alleen_geld,
            extra_controle=self.extra_controle,
            tweede_medewerker=self.tweede_medewerker,
            andere_ouder=self.andere_ouder,
        )


class Omgeving(models.TextChoices):
    """Where Logius tests a connection, and where inwoners use it. Nothing of the one counts for the other."""

    PREPRODUCTIE = "preproductie", _("Preproductie")
    PRODUCTIE = "productie", _("Productie")


class Vraagmoment(models.TextChoices):
    """When it is asked for whom somebody acts (002, step 1)."""

    INWONER = "inwoner", _("De inwoner kiest het op de startpagina, voor het inloggen")
    MEDEWERKER = "medewerker", _("De medewerker vraagt het in het gesprek, en maakt daarna de link")
    BEIDE = "beide", _("Allebei kan")


class Dienstenset(Versie):
    """Diensten behind one machtiging. `geldig_maanden`: how long a machtiging holds at most; None: not agreed yet."""

    set_id = models.UUIDField()
    omgeving = models.CharField(max_length=12, choices=Omgeving.choices)
    naam = models.CharField(max_length=80)
    diensten = models.JSONField(default=list)
    geldig_maanden = models.PositiveSmallIntegerField(null=True)
    vraagmoment = models.CharField(max_length=10, choices=Vraagmoment.choices)
    nabestaanden = models.BooleanField(default=False)
    in_gebruik = models.BooleanField(default=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["set_id", "versie"], name="dienstenset_versie"),
            CheckConstraint(name="dienstenset_omgeving", condition=Q(omgeving__in=Omgeving.values)),
            CheckConstraint(name="dienstenset_vraagmoment", condition=Q(vraagmoment__in=Vraagmoment.values)),
            CheckConstraint(
                name="dienstenset_maanden",
                condition=Q(geldig_maanden=None) | Q(geldig_maanden__range=MAANDEN),
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Registratiestand(models.TextChoices):
    AANGEVRAAGD = "aangevraagd", _("Aangevraagd bij Logius")
    GEREGISTREERD = "geregistreerd", _("Geregistreerd bij Logius")
    GESTOPT = "gestopt", _("Gestopt bij Logius")


class Registratie(Versie):
    """A dienst as it is registered at Logius, copied by hand: what we hold beside it is what can be wrong."""

    omgeving = models.CharField(max_length=12, choices=Omgeving.choices)
    dienst_slug = models.SlugField(max_length=60)
    stand = models.CharField(max_length=14, choices=Registratiestand.choices)
    sinds = models.DateField()
    naam = models.CharField(max_length=80)
    service_uuid = models.CharField(max_length=36, blank=True)
    niveau = models.PositiveSmallIntegerField()
    toelichting = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["omgeving", "dienst_slug", "versie"], name="registratie_versie"),
            CheckConstraint(name="registratie_omgeving", condition=Q(omgeving__in=Omgeving.values)),
            CheckConstraint(name="registratie_stand", condition=Q(stand__in=Registratiestand.values)),
            CheckConstraint(
                name="registratie_niveau",
                condition=Q(niveau__in=[int(niveau) for niveau in Betrouwbaarheidsniveau]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dienst_slug}: {self.stand}"


class Stapstand(models.TextChoices):
    OPEN = "open", _("Nog niet begonnen")
    BEZIG = "bezig", _("Wij zijn bezig")
    WACHT = "wacht", _("Wij wachten op Logius")
    KLAAR = "klaar", _("Klaar")


class Aansluitstap(Versie):
    """How one of the six steps stands. `streefdatum`: when it should be done; `klaar_op`: when it was."""

    stap = models.CharField(max_length=20)
    stand = models.CharField(max_length=6, choices=Stapstand.choices)
    eigenaar = models.CharField(max_length=100, blank=True)
    streefdatum = models.DateField(null=True)
    klaar_op = models.DateField(null=True)
    toelichting = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            UniqueConstraint(fields=["stap", "versie"], name="aansluitstap_versie"),
            CheckConstraint(name="aansluitstap_stand", condition=Q(stand__in=Stapstand.values)),
            CheckConstraint(
                name="aansluitstap_klaar",
                condition=Q(stand=Stapstand.KLAAR.value, klaar_op__isnull=False)
                | (~Q(stand=Stapstand.KLAAR.value) & Q(klaar_op=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stap}: {self.stand}"
