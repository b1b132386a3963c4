"""What the ambtenaar is told about a call: never a decision, always for a person to judge."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from identification.models.identification import Identification


class SignaalSoort(StrEnum):
    """Fixed codes; the words are in `identification.queries.signalen`."""

    TWEEDE_APPARAAT = "tweede-apparaat"  # opened in another browser than the one that logs in
    LANG_GEWACHT = "lang-gewacht"  # long between opening the link and going to DigiD
    ANDER_LAND = "ander-land"  # opened from another country than the login came from
    ANDER_NETWERK = "ander-netwerk"  # idem, kind of network
    ZELFDE_PERSOON = "zelfde-persoon"  # the same BSN is logged in with another link now
    STIL_ALARM = "stil-alarm"  # the inwoner cannot speak freely
    WOORD_ANDERS = "woord-anders"  # the word was not the same on both screens
    GEMELD = "gemeld"  # somebody who typed the conversation number reports that the call is not real
    GETAL_FOUT = "getal-fout"  # a wrong number was typed
    BRP_ALARM = "brp-alarm"  # the BRP has whoever logged in as somebody who cannot be in a call


class Signaal(models.Model):
    """Once per kind and identification. `gezien_op`: when the ambtenaar put it away. No data of a person."""

    identification = models.ForeignKey(Identification, on_delete=models.CASCADE, related_name="signalen")
    soort = models.CharField(max_length=20, choices=[(soort.value, soort.value) for soort in SignaalSoort])
    op = models.DateTimeField()
    gezien_op = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(name="signaal_eenmaal", fields=["identification", "soort"]),
        ]
        ordering: ClassVar = ["op", "pk"]

    def __str__(self) -> str:
        return self.soort
