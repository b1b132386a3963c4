"""The columns about a person for whom somebody else acts. They stand in the row of the identification itself, so that
one CHECK constraint sees both people and one UPDATE wipes both."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from begrippen.vertegenwoordiging import Soort, Vaststelling
from identification.namens import Keuze
from machtigen.regels import Bron
from machtigen.rules import Uitkomst


class Namens(models.Model):
    """`vertegenwoordigde`, `namens_feiten`: sealed as the other columns of a person; the facts are a
    `identification.flow.dossier.Dossier`. `namens_uitkomst`, `namens_reden`: what the rule said last
    (`machtigen.rules`). `namens_nagekeken`: codes of what an ambtenaar ticked off.
    """

    namens_keuze = models.CharField(max_length=10, blank=True, default="")
    namens_soort = models.CharField(max_length=15, blank=True, default="")
    namens_bron = models.CharField(max_length=25, blank=True, default="")
    namens_vaststelling = models.CharField(max_length=10, blank=True, default="")
    namens_uitkomst = models.PositiveSmallIntegerField(null=True)
    namens_reden = models.CharField(max_length=30, blank=True, default="")
    namens_nagekeken = models.JSONField(default=list)
    namens_opgezocht_op = models.DateTimeField(null=True)
    namens_op = models.DateTimeField(null=True)  # the last change of what stands here
    # The colleague who looked along, where the dienst asks for a second pair of eyes; never the ambtenaar of the call.
    meekijker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    meekijker_naam = models.CharField(max_length=200, blank=True, default="")
    vertegenwoordigde = models.BinaryField(null=True)
    namens_feiten = models.BinaryField(null=True)

    class Meta:
        abstract = True

    namens_constraints: ClassVar = [
        models.CheckConstraint(
            name="namens_bestaat",
            condition=Q(namens_keuze__in=["", *Keuze])
            & Q(namens_soort__in=["", *Soort])
            & Q(namens_bron__in=["", *Bron])
            & Q(namens_vaststelling__in=["", *Vaststelling])
            & (Q(namens_uitkomst=None) | Q(namens_uitkomst__in=list(Uitkomst))),
        ),
        # All of it or nothing: nobody acts in no capacity, or without a rule that was asked.
        models.CheckConstraint(
            name="namens_geheel",
            condition=Q(
                namens_soort="",
                namens_bron="",
                namens_vaststelling="",
                namens_uitkomst=None,
                vertegenwoordigde=None,
                namens_feiten=None,
            )
            | (
                ~Q(namens_soort="")
                & ~Q(namens_bron="")
                & ~Q(namens_vaststelling="")
                & Q(namens_uitkomst__isnull=False)
            ),
        ),
        models.CheckConstraint(
            name="namens_heeft_bsn",
            condition=~Q(status__in=["INGELOGD", "BEVESTIGD", "VASTGELEGD"])
            | Q(namens_soort="")
            | Q(vertegenwoordigde__isnull=False, namens_feiten__isnull=False),
        ),
        # What an ambtenaar read on paper is attested, and never proven.
        models.CheckConstraint(
            name="stuk_is_verklaard",
            condition=~Q(namens_bron=Bron.STUK.value) | Q(namens_vaststelling=Vaststelling.VERKLAARD.value),
        ),
        # Nothing is finished for somebody else unless the rule says so, nor as if the inwoner came for themselves.
        models.CheckConstraint(
            name="bevestigd_mag_namens",
            condition=Q(bevestigd_op__isnull=True)
            | Q(namens_keuze="", namens_soort="")
            | (~Q(namens_soort="") & Q(namens_uitkomst=int(Uitkomst.TOEGESTAAN))),
        ),
        models.CheckConstraint(
            name="meekijker_is_een_ander",
            condition=Q(meekijker=None) | (Q(ambtenaar__isnull=False) & ~Q(meekijker=F("ambtenaar"))),
        ),
    ]
