"""The tables of an identification. Rules that the database itself keeps stand here as constraints."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from begrippen.flow import BsnOpBewijs, Codecontrole, Flow, Getalcontrole
from begrippen.niveau import Betrouwbaarheidsniveau
from begrippen.zaakwoord import Zaakwoord
from identification.code import POGINGEN
from identification.models.namens import Namens
from identification.models.samen import Meedoen
from identification.status import OPEN, TE_BEZORGEN, Afloop, Status

CODE_MINUTEN_MAX = 1440  # the code lives as long as the rest

# Every column that may hold something of a person, with its empty value. Wiping sets all of them.
PERSOONLIJK: dict[str, Any] = {
    "data_sleutel": None,
    "bsn": None,
    "bekend_bsn": None,
    "code": None,
    "verwachte_code": None,
    "link": None,
    "bewijs": None,
    "assertion_digest": "",
    "geopend_land": "",
    "geopend_netwerk": "",
    "woord": "",
    "ontvangst_adres": None,
    "vertegenwoordigde": None,
    "namens_feiten": None,
}
# What Voltooien wipes at once; the rest follows as soon as the proof is delivered. With `code_in_zaak` the code waits
# for the proof too.
NIET_VOOR_BEZORGING = (
    "bekend_bsn",
    "code",
    "verwachte_code",
    "link",
    "geopend_land",
    "geopend_netwerk",
    "woord",
    "ontvangst_adres",
)


def _empty(*names: str) -> Q:
    return Q(**{(f"{name}__isnull" if PERSOONLIJK[name] is None else name): _blank(name) for name in names})


def _blank(name: str) -> object:
    return True if PERSOONLIJK[name] is None else PERSOONLIJK[name]


def _choices(enum: type) -> list[tuple[str, str]]:
    return [(str(member), str(member)) for member in enum]  # type: ignore[attr-defined]


class Identification(Namens, Meedoen):
    """One question to one person in one call, from link to wiped record.

    The sealed columns hold AES-GCM under a data key of this row, which is itself wrapped by the key of `dag`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    status = models.CharField(max_length=12, choices=_choices(Status))
    afloop = models.CharField(max_length=16, choices=_choices(Afloop), blank=True, default="")
    flow = models.CharField(max_length=9, choices=_choices(Flow))
    dienst = models.ForeignKey("diensten.Dienst", on_delete=models.PROTECT, related_name="+")
    # Who asks. Empty until a standing link is taken up; the name stays as it was in the call.
    ambtenaar = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ambtenaar_naam = models.CharField(max_length=200, blank=True)
    ambtenaar_functie = models.CharField(max_length=200, blank=True)
    gesprek = models.ForeignKey(
        "identification.Gesprek",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="identificaties",
    )
    # Offered to a colleague, who has not taken it yet.
    overdracht_aan = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The letter by which the ambtenaar keeps this call apart from the others that go on; empty without an ambtenaar.
    merk = models.CharField(max_length=1, blank=True, default="")
    staand = models.BooleanField(default=False)  # began at the standing link, without an ambtenaar
    zaaknummer = models.CharField(max_length=40, blank=True, db_index=True)
    zaak_bestaand = models.BooleanField(default=False)
    taal = models.CharField(max_length=2, default="nl")

    # Which other system started it; empty: an ambtenaar or an inwoner did, here.
    client = models.ForeignKey(
        "identification.ApiClient",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="identificaties",
    )
    via = ""  # no column: the name of the system that acts for the ambtenaar in this request

    # The rules of the dienst as they were when this began.
    niveau_gevraagd = models.PositiveSmallIntegerField()
    codecontrole = models.CharField(max_length=11, choices=_choices(Codecontrole))
    brp_eerst = models.BooleanField(default=False)
    bsn_op_bewijs = models.CharField(max_length=12, choices=_choices(BsnOpBewijs))
    code_in_zaak = models.BooleanField(default=False)  # flow NIEUW: the proof says the code
    zaakwoord = models.CharField(max_length=7, choices=_choices(Zaakwoord), default=Zaakwoord.ZAAK.value)
    # After the login: how long the code may wait to be read out, and how long all of it lives.
    code_minuten = models.PositiveSmallIntegerField(default=CODE_MINUTEN_MAX)
    bewaar_minuten = models.PositiveSmallIntegerField()
    link_tot = models.DateTimeField()
    getalcontrole = models.CharField(
        max_length=6, choices=_choices(Getalcontrole), default=Getalcontrole.UIT.value
    )
    wederzijds = models.BooleanField(default=False)

    # The number that the ambtenaar says before the login: two digits; and the three to choose from, with spaces.
    getal = models.CharField(max_length=2, blank=True, default="")
    getallen = models.CharField(max_length=8, blank=True, default="")
    getal_fouten = models.PositiveSmallIntegerField(default=0)
    getal_juist_op = models.DateTimeField(null=True)
    # The word that both sides see after the code is right, and who said that it is the same.
    woord = models.CharField(max_length=20, blank=True, default="")
    woord_inwoner_op = models.DateTimeField(null=True)
    woord_ambtenaar_op = models.DateTimeField(null=True)
    woord_anders_op = models.DateTimeField(
        null=True
    )  # one side saw another word: from here on nothing is finished

    # The link: found by its hash, shown from its sealed form.
    token_hash = models.CharField(max_length=64, unique=True)
    dag = models.DateField()
    data_sleutel = models.BinaryField(null=True)
    link = models.BinaryField(null=True)
    bsn = models.BinaryField(null=True)
    bekend_bsn = models.BinaryField(null=True)
    code = models.BinaryField(null=True)
    verwachte_code = models.BinaryField(null=True)
    bewijs = models.BinaryField(null=True)
    ontvangst_adres = models.BinaryField(null=True)  # where the appointment asks the receipt to be mailed
    assertion_digest = models.CharField(max_length=64, blank=True, default="")

    code_sleutel = models.CharField(max_length=40, blank=True, default="")
    pogingen = models.PositiveSmallIntegerField(default=0)
    niveau_bereikt = models.PositiveSmallIntegerField(null=True)
    middel = models.CharField(max_length=20, blank=True)

    gemaakt_op = models.DateTimeField()
    verloopt_op = models.DateTimeField()
    geopend_op = models.DateTimeField(null=True)
    # What the proxy says of the browser that opened the link; only to be compared with the one that logs in.
    geopend_land = models.CharField(max_length=8, blank=True, default="")
    geopend_netwerk = models.CharField(max_length=20, blank=True, default="")
    signaal_op = models.DateTimeField(
        null=True
    )  # when a signal or a question for the ambtenaar last came or went
    login_gestart_op = models.DateTimeField(null=True)
    login_fout = models.CharField(max_length=40, blank=True, default="")
    login_fout_op = models.DateTimeField(null=True)
    ingelogd_op = models.DateTimeField(null=True)
    code_klopt_op = models.DateTimeField(null=True)
    opgezocht_op = models.DateTimeField(null=True)
    opgezocht_in_brp = models.BooleanField(default=False)  # by us; else the ambtenaar says so
    verklaard_op = models.DateTimeField(null=True)  # flow AMBTENAAR: "the person in view logged in"
    bevestigd_op = models.DateTimeField(null=True)
    geleverd_op = models.DateTimeField(null=True)
    gewist_op = models.DateTimeField(null=True)

    # The work list of the worker, and what each step outside gave back.
    next_attempt_at = models.DateTimeField(null=True)
    bezorger_tot = models.DateTimeField(null=True)  # a worker has it in hands until then
    attempts = models.PositiveIntegerField(default=0)
    bezorg_fout = models.CharField(max_length=60, blank=True, default="")
    geweigerd = models.BooleanField(default=False)  # the last try was refused for good
    opvolger = models.UUIDField(null=True)  # the identification whose link took the place of this one
    zaak_ref = models.CharField(max_length=500, blank=True, default="")
    document_ref = models.CharField(max_length=500, blank=True, default="")
    bewijs_sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["status", "next_attempt_at"], name="identification_werk"),
            models.Index(fields=["status", "verloopt_op"], name="identification_klok"),
            models.Index(fields=["ambtenaar", "-gemaakt_op"], name="identification_lijst"),
            models.Index(fields=["dag"], name="identification_dag"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(name="status_bestaat", condition=Q(status__in=list(Status))),
            models.CheckConstraint(name="flow_bestaat", condition=Q(flow__in=list(Flow))),
            models.CheckConstraint(
                name="niveau_bestaat", condition=Q(niveau_gevraagd__in=list(Betrouwbaarheidsniveau))
            ),
            models.CheckConstraint(
                name="niveau_hoog_genoeg",
                condition=Q(niveau_bereikt__isnull=True) | Q(niveau_bereikt__gte=models.F("niveau_gevraagd")),
            ),
            models.CheckConstraint(name="pogingen_op_is_op", condition=Q(pogingen__lte=POGINGEN)),
            models.CheckConstraint(
                name="gewist_is_leeg", condition=~Q(status=Status.GEWIST) | _empty(*PERSOONLIJK)
            ),
            models.CheckConstraint(
                name="voltooid_houdt_geen_code",
                condition=~Q(status__in=[Status.BEVESTIGD, Status.VASTGELEGD, Status.GELEVERD])
                | (
                    _empty(*(name for name in NIET_VOOR_BEZORGING if name != "code"))
                    & (_empty("code") | Q(code_in_zaak=True))
                ),
            ),
            models.CheckConstraint(
                name="ingelogd_heeft_bsn",
                condition=~Q(status__in=[Status.INGELOGD, Status.BEVESTIGD, Status.VASTGELEGD])
                | Q(bsn__isnull=False, niveau_bereikt__isnull=False, ingelogd_op__isnull=False),
            ),
            models.CheckConstraint(
                name="bevestigd_door_iemand",
                condition=~Q(status__in=[Status.BEVESTIGD, Status.VASTGELEGD, Status.GELEVERD])
                | Q(ambtenaar__isnull=False, bevestigd_op__isnull=False),
            ),
            models.CheckConstraint(
                name="bevestigd_met_code_of_verklaring",
                condition=Q(bevestigd_op__isnull=True)
                | Q(flow=Flow.AMBTENAAR, verklaard_op__isnull=False)
                | (~Q(flow=Flow.AMBTENAAR) & Q(code_klopt_op__isnull=False)),
            ),
            models.CheckConstraint(
                name="wederzijds_bevestigd",
                condition=Q(bevestigd_op__isnull=True)
                | Q(wederzijds=False)
                | Q(
                    woord_inwoner_op__isnull=False,
                    woord_ambtenaar_op__isnull=False,
                    woord_anders_op__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="getal_voor_het_inloggen",
                condition=Q(login_gestart_op__isnull=True, ingelogd_op__isnull=True)
                | Q(getal="")
                | Q(getal_juist_op__isnull=False),
            ),
            models.CheckConstraint(
                name="getalcontrole_bestaat", condition=Q(getalcontrole__in=list(Getalcontrole))
            ),
            models.UniqueConstraint(
                name="nieuwe_zaak_eenmaal_onderweg",
                fields=["zaaknummer", "persoon"],
                condition=Q(zaak_bestaand=False, status__in=sorted(OPEN | TE_BEZORGEN)) & ~Q(zaaknummer=""),
            ),
            models.CheckConstraint(
                name="code_in_zaak_is_willekeurig",
                condition=Q(code_in_zaak=False) | Q(flow=Flow.NIEUW),
            ),
            models.CheckConstraint(name="zaakwoord_bestaat", condition=Q(zaakwoord__in=list(Zaakwoord))),
            models.UniqueConstraint(
                name="persoon_eenmaal_in_gesprek",
                fields=["samen", "persoon"],
                condition=Q(samen__isnull=False, status__in=sorted(OPEN | TE_BEZORGEN)),
            ),
            *Namens.namens_constraints,
            *Meedoen.samen_constraints,
        ]

    def __str__(self) -> str:
        return f"{self.zaaknummer or self.id} ({self.status})"


class Overgang(models.Model):
    """An arrow that was taken: from, to, by whom, when. No other data, so that it can stay."""

    identification = models.ForeignKey(Identification, on_delete=models.CASCADE, related_name="overgangen")
    van = models.CharField(max_length=12, blank=True)
    naar = models.CharField(max_length=12)
    door = models.CharField(max_length=250)
    moment = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["moment", "pk"]

    def __str__(self) -> str:
        return f"{self.van} → {self.naar}"
