"""A dienst for which inwoners log in, and who changed what about it."""

from __future__ import annotations

from collections.abc import Collection

from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils.translation import gettext_lazy as _

from begrippen.flow import BsnOpBewijs, Codecontrole, Flow, Getalcontrole
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.taal import Taal
from begrippen.verwerking import LANGSTE
from begrippen.zaakwoord import Zaakwoord
from diensten.advies.models import Niveaubesluit  # noqa: F401 - Django looks for models here
from diensten.gemeente.models import GemeenteVersie  # noqa: F401
from diensten.huisstijl.models import HuisstijlBestand  # noqa: F401
from diensten.instellingen import (
    ALLE_TALEN,
    BEWAAR_MINUTEN,
    BSN_OP_BEWIJS,
    CODE_MINUTEN,
    CODECONTROLES,
    GETALCONTROLES,
    LINK_MINUTEN,
    NIVEAUS,
    TALEN,
    ZAAKWOORDEN,
    Stand,
    Volgorde,
)
from diensten.inwonerteksten.models import Tekststap, Tekstversie  # noqa: F401
from diensten.staat_vast import StaatVast
from diensten.verhoging.models import Verhoging, VerhogingStap  # noqa: F401
from diensten.voorstellen.models import Voorstel  # noqa: F401
from diensten.wijziging import GEMAAKT, VROEGER_ACTIEF, VerwijderdeDienst, Wijziging
from diensten.woorden import flow_naam

__all__ = [
    "GEMAAKT",
    "VROEGER_ACTIEF",
    "Afvinking",
    "Dienst",
    "Nalevingsstatus",
    "Taalcontrole",
    "Toegankelijkheid",
    "VerwijderdeDienst",
    "Wijziging",
]


class Nalevingsstatus(models.TextChoices):
    """The five of the Besluit digitale toegankelijkheid overheid."""

    # Vertalers: inwoner
    A = "A", _("A: voldoet volledig")
    # Vertalers: inwoner
    B = "B", _("B: voldoet gedeeltelijk")
    # Vertalers: inwoner
    C = "C", _("C: eerste maatregelen genomen")
    # Vertalers: inwoner
    D = "D", _("D: voldoet niet")
    # Vertalers: inwoner
    E = "E", _("E: nog niet onderzocht")


class Dienst(models.Model):
    """`versie` goes up with every change, so that two beheerders do not overwrite each other.

    `aansluiting` names the connection with DigiD, empty for the default one; `service_uuid` is what a connection of
    profile eid-4 calls this dienst. `talen`: codes of `Taal` with a comma between them, Dutch always among them.
    """

    naam = models.CharField(_("Naam"), max_length=80)
    slug = models.SlugField(_("Naam in links"), max_length=60, unique=True)
    omschrijving = models.CharField(_("Omschrijving"), max_length=200)
    stand = models.CharField(_("Stand"), max_length=7, choices=Stand.choices, default=Stand.ACTIEF)
    flow_nieuw = models.BooleanField(flow_naam(Flow.NIEUW), default=True)
    flow_bekend = models.BooleanField(flow_naam(Flow.BEKEND), default=True)
    flow_ambtenaar = models.BooleanField(flow_naam(Flow.AMBTENAAR), default=True)
    staande_link = models.BooleanField(_("Vaste link staat open"), default=False)
    niveau = models.PositiveSmallIntegerField(
        _("Manier van inloggen"), choices=NIVEAUS, default=int(Betrouwbaarheidsniveau.MIDDEN)
    )
    aansluiting = models.CharField(_("Verbinding met DigiD"), max_length=40, blank=True, default="")
    service_uuid = models.CharField(
        _("Nummer van de dienst bij DigiD (ServiceUUID)"), max_length=36, blank=True, default=""
    )
    codecontrole = models.CharField(
        _("Code controleren"), max_length=12, choices=CODECONTROLES, default=Codecontrole.INVOEREN.value
    )
    volgorde = models.CharField(
        _("Volgorde"), max_length=12, choices=Volgorde.choices, default=Volgorde.CODE_EERST
    )
    getalcontrole = models.CharField(
        _("Getal noemen voor het inloggen"),
        max_length=6,
        choices=GETALCONTROLES,
        default=Getalcontrole.KIEZEN.value,
    )
    wederzijds = models.BooleanField(_("Aan beide kanten bevestigen met een woord"), default=False)
    gespreksnummer_vragen = models.BooleanField(_("Vaste link vraagt om het gespreksnummer"), default=False)
    link_minuten = models.PositiveSmallIntegerField(_("Link geldig, in minuten"), default=10)
    code_minuten = models.PositiveSmallIntegerField(_("Code geldig, in minuten"), default=60)
    bewaar_minuten = models.PositiveSmallIntegerField(
        _("Gegevens bewaren na inloggen, in minuten"), default=60
    )
    zaak_verplicht = models.BooleanField(_("Bewijs moet in een zaak"), default=True)
    bsn_op_bewijs = models.CharField(
        _("BSN op het bewijs"), max_length=12, choices=BSN_OP_BEWIJS, default=BsnOpBewijs.LAATSTE_VIER.value
    )
    code_in_zaak = models.BooleanField(_("Code ook op het bewijs"), default=False)
    zaakwoord = models.CharField(
        _("Woord voor zaak"), max_length=7, choices=ZAAKWOORDEN, default=Zaakwoord.ZAAK.value
    )
    taal = models.CharField(_("Taal die de inwoner eerst ziet"), max_length=2, choices=TALEN, default="nl")
    talen = models.CharField(_("Talen die de inwoner kan kiezen"), max_length=40, default=ALLE_TALEN)
    # What the BRP is told; empty: the default of the settings.
    brp_doelbinding = models.CharField(_("Doelbinding"), max_length=100, blank=True, default="")
    brp_verwerking = models.CharField(_("Verwerking"), max_length=LANGSTE, blank=True, default="")
    brp_gezag = models.BooleanField(_("Ook opzoeken wie gezag over een kind heeft"), default=False)
    contactmoment = models.BooleanField(_("Contactmoment maken"), default=False)
    # Who may be added to a call, as `begrippen.deel` writes it; empty: nobody.
    samen = models.CharField(_("Wie mag er nog meer in het gesprek?"), max_length=60, blank=True, default="")
    versie = models.PositiveIntegerField(default=1)
    gewijzigd_op = models.DateTimeField()

    class Meta:
        constraints = [
            CheckConstraint(
                name="dienst_een_flow",
                condition=Q(flow_nieuw=True) | Q(flow_bekend=True) | Q(flow_ambtenaar=True),
            ),
            CheckConstraint(name="dienst_staande_link", condition=Q(staande_link=False) | Q(flow_nieuw=True)),
            CheckConstraint(
                name="dienst_niveau", condition=Q(niveau__in=[int(n) for n in Betrouwbaarheidsniveau])
            ),
            CheckConstraint(
                name="dienst_codecontrole", condition=Q(codecontrole__in=[c.value for c in Codecontrole])
            ),
            CheckConstraint(
                name="dienst_getalcontrole", condition=Q(getalcontrole__in=[g.value for g in Getalcontrole])
            ),
            CheckConstraint(
                name="dienst_gespreksnummer", condition=Q(gespreksnummer_vragen=False) | Q(staande_link=True)
            ),
            CheckConstraint(name="dienst_volgorde", condition=Q(volgorde__in=Volgorde.values)),
            CheckConstraint(
                name="dienst_bsn_op_bewijs", condition=Q(bsn_op_bewijs__in=[b.value for b in BsnOpBewijs])
            ),
            CheckConstraint(name="dienst_link_minuten", condition=Q(link_minuten__range=LINK_MINUTEN)),
            CheckConstraint(name="dienst_bewaar_minuten", condition=Q(bewaar_minuten__range=BEWAAR_MINUTEN)),
            CheckConstraint(name="dienst_code_minuten", condition=Q(code_minuten__range=CODE_MINUTEN)),
            CheckConstraint(name="dienst_stand", condition=Q(stand__in=Stand.values)),
            CheckConstraint(
                name="dienst_zaakwoord", condition=Q(zaakwoord__in=[woord.value for woord in Zaakwoord])
            ),
            CheckConstraint(name="dienst_talen", condition=Q(talen__contains=Taal.NEDERLANDS.value)),
            CheckConstraint(name="dienst_taal", condition=Q(taal__in=[taal.value for taal in Taal])),
        ]

    def __str__(self) -> str:
        return self.naam

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Nothing: `DienstForm` says each rule in words, and the database holds them all when the row is written.

        To ask it beforehand is three queries for each rule.
        """

    @property
    def actief(self) -> bool:
        """Links can be made for it."""
        return self.stand == Stand.ACTIEF

    @property
    def flows(self) -> frozenset[Flow]:
        return frozenset(self.flows_in_order)

    @property
    def flows_in_order(self) -> tuple[Flow, ...]:
        allowed = {
            Flow.NIEUW: self.flow_nieuw,
            Flow.BEKEND: self.flow_bekend,
            Flow.AMBTENAAR: self.flow_ambtenaar,
        }
        return tuple(flow for flow, on in allowed.items() if on)

    @property
    def talen_in_order(self) -> tuple[Taal, ...]:
        return tuple(taal for taal in Taal if taal.value in self.talen.split(","))

    @property
    def niveau_gevraagd(self) -> Betrouwbaarheidsniveau:
        return Betrouwbaarheidsniveau(self.niveau)


class Taalcontrole(StaatVast):
    """A native speaker read the pages of inwoners in this language; with `gedaan` False that no longer holds.

    The last row of a language counts. `lezer`: who read them, which is seldom the one who writes it down here.
    """

    taal = models.CharField(max_length=2)
    gedaan = models.BooleanField()
    lezer = models.CharField(max_length=100, blank=True)
    gelezen_op = models.DateField(null=True)

    class Meta:
        constraints = [
            CheckConstraint(
                name="taalcontrole_taal", condition=Q(taal__in=[t.value for t in Taal if t.na_te_kijken])
            ),
            CheckConstraint(
                name="taalcontrole_lezer",
                condition=Q(gedaan=False) | (~Q(lezer="") & Q(gelezen_op__isnull=False)),
            ),
        ]
        indexes = [models.Index(fields=["taal", "-id"])]

    def __str__(self) -> str:
        return f"{self.taal} ({self.moment:%Y-%m-%d})"


class Toegankelijkheid(StaatVast):
    """The accessibility statement as it stood from this moment; the last row is the one that is shown.

    `volgt_op`: the row before it, 0 for the first. It is unique, so two people cannot both change the same one.
    """

    volgt_op = models.PositiveBigIntegerField(unique=True)
    status = models.CharField(max_length=1, choices=Nalevingsstatus.choices)
    sinds = models.DateField()
    email = models.EmailField()
    problemen = models.TextField(blank=True)
    onderzoek_url = models.URLField(blank=True)

    class Meta:
        constraints = [
            CheckConstraint(
                name="toegankelijkheid_status", condition=Q(status__in=[s.value for s in Nalevingsstatus])
            )
        ]

    def __str__(self) -> str:
        return f"{self.status} ({self.moment:%Y-%m-%d})"


class Afvinking(StaatVast):
    """Somebody says that a point of the checklist is done, or with `gedaan` False that it is open again.

    The last row of a criterium counts.
    """

    criterium = models.CharField(max_length=20)
    gedaan = models.BooleanField()
    toelichting = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["criterium", "-id"])]

    def __str__(self) -> str:
        return f"{self.criterium} ({self.moment:%Y-%m-%d})"
