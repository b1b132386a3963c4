"""The other library, in its own environment: django-digid-eherkenning as a site that uses it would have it.

Runs as a script and imports nothing of ours. One JSON object per line comes in, one goes out.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import tempfile
from base64 import b64decode
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any

import django
from django.conf import settings

_FOLDER = tempfile.TemporaryDirectory(prefix="beeldpas-peer-")
settings.configure(
    SECRET_KEY="peer",  # noqa: S106
    ALLOWED_HOSTS=["localhost"],
    INSTALLED_APPS=[
        *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"),
        *("django.contrib.messages", "solo", "privates", "simple_certmanager", "digid_eherkenning"),
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    AUTHENTICATION_BACKENDS=["digid_eherkenning.backends.DigiDBackend"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
    ROOT_URLCONF="digid_eherkenning.urls",
    LOGIN_URL="/",
    LOGIN_REDIRECT_URL="/",
    PRIVATE_MEDIA_ROOT=_FOLDER.name,
    PRIVATE_MEDIA_URL="/private/",
    MEDIA_ROOT=_FOLDER.name,
    LOGGING_CONFIG=None,
    USE_TZ=True,
)
django.setup()

from digid_eherkenning.models import ConfigCertificate, DigidConfiguration  # noqa: E402
from digid_eherkenning.saml2.digid import DigiDClient  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.files.base import ContentFile  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.signals import got_request_exception  # noqa: E402
from django.test import Client  # noqa: E402
from onelogin.saml2.artifact_response import Artifact_Response  # noqa: E402
from onelogin.saml2.response import OneLogin_Saml2_Response  # noqa: E402
from simple_certmanager.models import Certificate  # noqa: E402

_browsers: dict[str, Client] = {}
_crashes: list[str] = []
_logged: dict[str, list[str]] = {"INFO": [], "DEBUG": []}


class _Users:
    """What a site must bring along: its users by BSN."""

    def get_by_bsn(self, bsn: str) -> User:
        return User.objects.get(username=bsn)

    def digid_create(self, bsn: str) -> User:
        return User.objects.create(username=bsn)


class _Log(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        _logged["INFO" if record.levelno >= logging.INFO else "DEBUG"].append(
            logging.Formatter().format(record)
        )


def configure(folder: str, entity_id: str, base_url: str, idp_entity_id: str) -> dict[str, Any]:
    files = {name: Path(folder, name).read_bytes() for name in ("sp.crt", "sp.key", "idp.xml")}
    users: Any = User
    users.digid_objects = _Users()
    call_command("migrate", verbosity=0)
    certificate = Certificate(label="sp", type="key_pair")
    certificate.public_certificate.save("sp.crt", ContentFile(files["sp.crt"]), save=False)
    certificate.private_key.save("sp.key", ContentFile(files["sp.key"]), save=False)
    certificate.save()
    ConfigCertificate.objects.create(
        config_type="digid_eherkenning.DigidConfiguration", certificate=certificate
    )
    configuration = DigidConfiguration.get_solo()
    configuration.entity_id, configuration.base_url = entity_id, base_url
    configuration.idp_service_entity_id, configuration.slo = idp_entity_id, False
    configuration.service_name = configuration.service_description = "x"
    configuration.signature_algorithm = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
    configuration.digest_algorithm = "http://www.w3.org/2001/04/xmlenc#sha256"
    configuration.artifact_resolve_content_type = "text/xml"
    configuration.idp_metadata_file.save("idp.xml", ContentFile(files["idp.xml"]), save=False)
    configuration.save()
    names = ("django-digid-eherkenning", "maykin-python3-saml", "Django", "lxml", "xmlsec")
    return {name: version(name) for name in names}


def start(browser: str) -> dict[str, Any]:
    client = _browser(browser)
    client.raise_request_exception = True
    answer: Any = client.get("/digid/login/")
    client.raise_request_exception = False
    request = b64decode(answer.context_data["form"].initial["SAMLRequest"]).decode()
    found = re.search(r'\bID="([^"]+)"', request)
    return {"request_id": found[1] if found else "", "state": ""}


def finish(browser: str, artifact: str, state: str) -> dict[str, Any]:
    """`state` is a path to go to afterwards, for this library; it ties nothing together."""
    client = _browser(browser)
    _crashes.clear()
    answer = client.get("/digid/acs/", {"SAMLart": artifact, "RelayState": state})
    if answer.status_code >= 500:
        return {"outcome": "gecrasht", "detail": _crashes[-1] if _crashes else ""}
    user = User.objects.filter(pk=client.session.get("_auth_user_id", 0)).first()
    if user is None:
        return {"outcome": "geweigerd", "detail": ""}
    return {"outcome": "toegelaten", "detail": user.username}


def forget() -> dict[str, Any]:
    _browsers.clear()
    return {}


def logged(text: str) -> dict[str, Any]:
    """In how many lines of the log `text` stands."""
    return {level: sum(text in line for line in lines) for level, lines in _logged.items()}


def speed(body: str, resolve_id: str, times: int) -> dict[str, Any]:
    """Milliseconds of CPU per answer: what `artifact_resolve` does once it has the body, and the NameID."""
    content = body.encode()
    saml = DigiDClient().saml2_settings
    request = {"https": "off", "http_host": "localhost:8000", "script_name": "/digid/acs/", "get_data": {}}
    logging.disable()
    began = process_time()
    for _ in range(times):
        outer = Artifact_Response(saml, content)
        inner = (
            OneLogin_Saml2_Response(saml, outer.get_response_xml()) if outer.is_valid(resolve_id) else None
        )
        if inner is None or not inner.is_valid(request, raise_exceptions=True) or not inner.get_nameid():
            raise ValueError("the genuine answer is not read")
    return {"ms": (process_time() - began) * 1000 / times}


def _browser(name: str) -> Client:
    if name not in _browsers:
        _browsers[name] = Client(raise_request_exception=False, SERVER_NAME="localhost", SERVER_PORT="8000")
    return _browsers[name]


def _crashed(**_: Any) -> None:
    _crashes.append(getattr(sys.exc_info()[0], "__name__", ""))


def main() -> None:
    got_request_exception.connect(_crashed)
    logging.getLogger().addHandler(_Log())
    logging.getLogger().setLevel(logging.DEBUG)
    answers, sys.stdout = sys.stdout, sys.stderr
    commands = {made.__name__: made for made in (configure, start, finish, forget, logged, speed)}
    for line in sys.stdin:
        command = json.loads(line)
        print(json.dumps(commands[command.pop("do")](**command)), file=answers, flush=True)


if __name__ == "__main__":
    main()
