"""Who works here, and which DigiD logins are under way."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

from begrippen.rol import Rol


class MedewerkerManager(BaseUserManager["Medewerker"]):
    """The account of a medewerker comes from the OIDC provider: nobody makes one by hand."""


class Medewerker(AbstractBaseUser):
    """A person of the gemeente, known by `sub` at the OIDC provider `issuer`.

    No password and no e-mail address: the provider vouches for the login. `naam`, `functie` and `rollen` are
    what the provider said at the last login; `rollen` is a sorted list of `Rol` codes.
    """

    password = None  # type: ignore[assignment]
    last_login = None

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    issuer = models.CharField(max_length=255)
    sub = models.CharField(max_length=255)
    naam = models.CharField(max_length=200)
    functie = models.CharField(max_length=200, blank=True)
    rollen = models.JSONField(default=list)
    laatst_ingelogd = models.DateTimeField(null=True)
    gestopt_op = models.DateTimeField(
        null=True
    )  # until a login gives roles again, nobody acts for this person either

    objects: ClassVar[MedewerkerManager] = MedewerkerManager()

    USERNAME_FIELD = "id"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "sub"], name="medewerker_issuer_sub")]

    def __str__(self) -> str:
        return self.naam

    def heeft_rol(self, *rollen: Rol) -> bool:
        """Has one of `rollen`."""
        return not set(rollen).isdisjoint(self.rollen)

    def set_rollen(self, rollen: Iterable[Rol]) -> None:
        self.rollen = sorted(set(rollen))

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        # Django hashes the password here; ours is the identity itself: a session belongs to one person.
        return salted_hmac(
            "inloggen.Medewerker", f"{self.issuer}\n{self.sub}", secret=secret, algorithm="sha256"
        ).hexdigest()


class LoginVerzoek(models.Model):
    """One AuthnRequest that was sent to DigiD, and the browser that went there.

    `id` travels as RelayState, `request_id` is the ID of the AuthnRequest. `browser` is the SHA-256 (hex) of
    the secret in the cookie of the browser that started. `used_at` is filled once, before anything else is
    done with the answer. Holds nothing about the person. `aansluiting` names the connection (empty: the default);
    `service_uuid` and `namens` belong to profile eid-4, `nonce` and `code_verifier` to a broker.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request_id = models.CharField(max_length=64, unique=True)
    onderwerp = models.UUIDField()
    browser = models.CharField(max_length=64)
    niveau = models.PositiveSmallIntegerField()
    aansluiting = models.CharField(max_length=40, blank=True, default="")
    service_uuid = models.CharField(max_length=36, blank=True, default="")
    namens = models.BooleanField(default=False)
    nonce = models.CharField(max_length=64, blank=True, default="")
    code_verifier = models.CharField(max_length=128, blank=True, default="")
    created_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.id)


class IdpMetadata(models.Model):
    """DigiD's metadata as it was last fetched and verified: one row per connection, for all processes.

    `inhoud` are the bytes as they came, `gehaald_op` when they were last fetched (empty: never), `geprobeerd_op`
    when that was last tried. `fout` is the fixed code of the last failure, empty when the last try went well;
    `gemeld_op` is when a person was last told of it.
    """

    aansluiting = models.CharField(max_length=40, primary_key=True)
    inhoud = models.BinaryField(default=b"")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    gehaald_op = models.DateTimeField(null=True)
    geldig_tot = models.DateTimeField(null=True)
    geprobeerd_op = models.DateTimeField()
    fout = models.CharField(max_length=40, blank=True, default="")
    gemeld_op = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.aansluiting


class UitlogVerzoek(models.Model):
    """One LogoutRequest that a browser took to DigiD. Like a `LoginVerzoek`: used once, by the browser that began.

    `uitkomst` is what DigiD answered, kept for the browser when the answer came by a form of another site, which
    brings no cookie along.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request_id = models.CharField(max_length=64, unique=True)
    browser = models.CharField(max_length=64)
    aansluiting = models.CharField(max_length=40)
    created_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=40, blank=True, default="")

    def __str__(self) -> str:
        return str(self.id)


class OntvangenVerzoek(models.Model):
    """A LogoutRequest that DigiD sent, so that it works once. `request_id`: the SHA-256 (hex) of its ID."""

    request_id = models.CharField(max_length=64, primary_key=True)
    ontvangen_op = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.request_id
