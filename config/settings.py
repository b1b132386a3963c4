"""Settings: everything that differs per installation comes from the environment (docs/instellingen.md).

The defaults are those of production. `OMGEVING=demo` and `OMGEVING=test` loosen what a machine without TLS needs.
"""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from environs import Env

from begrippen.taal import Taal
from config.bezorging import lease, longest_delivery
from config.brp import brp
from config.digid import connections
from config.klantinteracties import klantinteracties
from config.logging import one_line
from config.omgeving import VIDEOHOSTS, Omgeving, keyring, networks, origins, video_hosts
from config.stuf import connection as stuf_connection
from config.zgw import zgw

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent

OMGEVING = Omgeving(env.str("OMGEVING", "productie"))
DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", "unset")  # too short for production, which the checks then refuse
BASE_URL = env.str("BASE_URL", "https://localhost").rstrip("/")
_secure = BASE_URL.startswith("https://")
_host = BASE_URL.split("://", 1)[-1].split("/")[0].split(":")[0]
ALLOWED_HOSTS = [_host, *env.list("EXTRA_HOSTS", [])]
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# --- the gemeente -------------------------------------------------------------------------------------------------
GEMEENTE_NAAM = env.str("GEMEENTE_NAAM", "Voorbeeld")
GEMEENTE_CODE = env.str("GEMEENTE_CODE", "0000")
GEMEENTE_TELEFOON = env.str("GEMEENTE_TELEFOON", "14 000")
GEMEENTE_PRIVACY = env.str("GEMEENTE_PRIVACY", "")
GEMEENTE_WEBSITE = env.str("GEMEENTE_WEBSITE", "https://www.example.nl")
AFZENDER = "diensten.gemeente.lezen.gemeente"

# --- keys ---------------------------------------------------------------------------------------------------------
CODE_SLEUTELS = keyring(env.str("CODE_SLEUTELS", ""))  # the HMAC of flow BEKEND
REGISTER_SLEUTELS = keyring(env.str("REGISTER_SLEUTELS", ""))  # what the built-in register keeps
DAGSLEUTEL_MAP = Path(env.str("DAGSLEUTEL_MAP", "/var/lib/beeldpas/dagsleutels"))

# --- Django -------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "kluis",
    "inloggen",
    "diensten",
    "machtigen",
    "zaken",
    "brp",
    "toezicht",
    "afspraken",
    "identification",
    "config.apps.ConfigConfig",
]
MIDDLEWARE = [
    "config.middleware.EenLezing",
    "config.middleware.GeneralHeaders",
    "config.middleware.Api",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.middleware.Taal",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "inloggen.middleware.Inactief",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "diensten.inwonerteksten.tags",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.portal",
            ],
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.filesystem.Loader"]),
            ],
        },
    },
]


def _database(url: str) -> dict[str, Any]:
    database: dict[str, Any] = dict(dj_database_url.parse(url))
    if database["ENGINE"].endswith("sqlite3"):
        database["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        }
    else:
        # One pool per process: persistent connections run PostgreSQL out of connections under threads.
        database["OPTIONS"] = {
            "pool": {"min_size": 1, "max_size": env.int("DATABASE_POOL", 8), "timeout": 10}
        }
    return database


DATABASES = {"default": _database(env.str("DATABASE_URL", "postgres://beeldpas@localhost/beeldpas"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL", "redis://localhost:6379/0")

# --- language and time --------------------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [(taal.value, taal.eigen_naam) for taal in Taal]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

# --- static files -------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", str(BASE_DIR / "static-root")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- sessions, cookies, headers -----------------------------------------------------------------------------------
_prefix = "__Host-" if _secure else ""
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = f"{_prefix}medewerker"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = f"{_prefix}csrf"
CSRF_FAILURE_VIEW = "config.views.csrf_failure"
INWONER_COOKIE_NAME = f"{_prefix}inwoner"
PANEEL_COOKIE_NAME = f"{_prefix}paneel"
# Whose pages may hold the side panel of the ambtenaar in a frame; empty: nobody's, and there is no panel.
INBEDDEN_ORIGINS = origins(env.list("INBEDDEN_ORIGINS", []))
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day at most; inactivity ends it earlier (inloggen.middleware)
MEDEWERKER_INACTIEF = 15 * 60  # seconds, as the Logius checklist asks for the inwoner (T8)
INWONER_INACTIEF = 15 * 60
SECURE_HSTS_SECONDS = 63_072_000 if _secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = _secure
SECURE_SSL_REDIRECT = _secure and env.bool("SSL_REDIRECT", True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
# Headers in which the own proxy says where a browser is: its country, its kind of network. Empty: not read at all.
PROXY_LAND_HEADER = env.str("PROXY_LAND_HEADER", "")
PROXY_NETWERK_HEADER = env.str("PROXY_NETWERK_HEADER", "")
# `same-origin`, not `no-referrer`: with the latter browsers send `Origin: null` with our own forms.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY: dict[str, Any] = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

# --- medewerkers: OpenID Connect ----------------------------------------------------------------------------------
AUTH_USER_MODEL = "inloggen.Medewerker"
AUTHENTICATION_BACKENDS = ["inloggen.medewerker.oidc.MedewerkerBackend"]
LOGIN_URL = "/inloggen/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/inloggen/?uitgelogd"
OIDC_DISCOVERY_URL = env.str("OIDC_DISCOVERY_URL", "")
OIDC_ISSUER = env.str("OIDC_ISSUER", "")
OIDC_OP_AUTHORIZATION_ENDPOINT = env.str("OIDC_AUTHORIZATION_ENDPOINT", "")
OIDC_OP_TOKEN_ENDPOINT = env.str("OIDC_TOKEN_ENDPOINT", "")
OIDC_OP_USER_ENDPOINT = env.str("OIDC_USERINFO_ENDPOINT", "")
OIDC_OP_JWKS_ENDPOINT = env.str("OIDC_JWKS_ENDPOINT", "")
OIDC_RP_CLIENT_ID = env.str("OIDC_CLIENT_ID", "")
OIDC_RP_CLIENT_SECRET = env.str("OIDC_CLIENT_SECRET", "")
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_RP_SCOPES = env.str("OIDC_SCOPES", "openid profile email")
OIDC_TIMEOUT = env.int("OIDC_TIMEOUT", 10)
OIDC_STORE_ID_TOKEN = False
OIDC_STORE_ACCESS_TOKEN = False
OIDC_USE_PKCE = True
OIDC_ROLE_CLAIM = env.str("OIDC_ROLE_CLAIM", "roles")
OIDC_ROLE_NAMES: dict[str, str] = env.dict("OIDC_ROLE_NAMES", {})  # the provider's name of a role → ours
OIDC_REQUIRE_MFA = env.bool("OIDC_REQUIRE_MFA", True)

# --- inwoners: DigiD ----------------------------------------------------------------------------------------------
# The default connection, and the others by name: a dienst may use another one (config/digid.py).
DIGID, DIGID_VERDER = connections(env, BASE_URL)
# Which diensten a connection of profile eid-4 knows: `inloggen` does not know them itself.
DIGID_AFNEMERSDIENSTEN = "diensten.queries.afnemersdiensten"
# Which diensten there are, and how the checklist of DigiD stands: `machtigen` knows neither itself.
MACHTIGEN_DIENSTEN = "diensten.queries.all_diensten"
MACHTIGEN_CHECKLIST = "diensten.checklist.lijst.checklist"
DIGID_LOGO_FILE = env.str("DIGID_LOGO_FILE", "")

# --- mail: appointments, and the receipt of an inwoner whose appointment has an address ----------------------------
EMAIL_HOST = env.str("EMAIL_HOST", "")
EMAIL_PORT = env.int("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.str("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.str("EMAIL_PASSWORD", "")
EMAIL_USE_SSL = env.bool("EMAIL_SSL", False)  # TLS from the first byte; otherwise STARTTLS
EMAIL_USE_TLS = env.bool("EMAIL_STARTTLS", True) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = env.str("EMAIL_MAP", "")  # a folder instead of a mail server: for the demo
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", "")
_mail = "smtp" if EMAIL_HOST else "filebased" if EMAIL_FILE_PATH else "dummy"
EMAIL_BACKEND = f"django.core.mail.backends.{_mail}.EmailBackend"
MAIL_AAN = bool(EMAIL_HOST or EMAIL_FILE_PATH)
AFSPRAAK_MAILS_PER_UUR = env.int("AFSPRAAK_MAILS_PER_UUR", 30)  # that one medewerker has sent
AFSPRAAK_VIDEOHOSTS = video_hosts(env.list("AFSPRAAK_VIDEOHOSTS", [])) or list(VIDEOHOSTS)

# --- the worker ---------------------------------------------------------------------------------------------------
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_PUBLISH_RETRY = False
# One short try: a medewerker waits for the nudge, and the worker finds the row without it. The worker and the beat go
# on trying by themselves, for ever: Celery's own limit would end the worker after 50 minutes without Redis.
# No acknowledging to Redis either: a message is only a nudge, and to acknowledge one on a connection that is gone ends
# the worker with kombu 5.7.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "socket_timeout": 2,
    "socket_connect_timeout": 1,
    "max_retries": 0,
    "ack_emulation": False,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False  # what runs ends: it needs no Redis
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
BEZORG_INTERVAL = env.float("BEZORG_INTERVAL", 5.0)  # seconds between two looks at the work list
OPRUIM_INTERVAL = env.float("OPRUIM_INTERVAL", 15.0)  # seconds between two rounds of the purge
BEZORG_LIMIET = env.float("BEZORG_LIMIET", 48 * 3600.0)  # seconds until an undelivered proof is wiped
BEZORG_TEGELIJK = env.int("BEZORG_TEGELIJK", 4)  # hand-overs that go on at once, in all workers together
BEZORG_PER_SECONDE = env.float("BEZORG_PER_SECONDE", 5.0)  # hand-overs that begin in one second
BEZORG_STORINGEN = env.int("BEZORG_STORINGEN", 5)  # failures in a row after which one proof at a time tries
BEWAAR_ONBEZORGD = env.int("BEWAAR_ONBEZORGD", 30)  # days that such a proof is kept sealed; 0: not at all
ZAAKSYSTEEM = env.str("ZAAKSYSTEEM", "zaken.register.Register")
FAILPOINT = env.str("FAILPOINT", "")  # tests kill the worker here; refused in production

# --- the zaaksysteem: over the ZGW APIs (zaken.zgw.Zgw), or StUF Zaak- en Documentservices (zaken.stuf.Stuf) --------
ZGW = zgw(env)
STUF = stuf_connection(env)

# --- looking people up: the BRP -----------------------------------------------------------------------------------
BRP = brp(env)

# --- contact moments (Klantinteracties) ---------------------------------------------------------------------------
KLANTINTERACTIES = klantinteracties(env, zgw=ZAAKSYSTEEM == "zaken.zgw.Zgw")
# Where people open a zaak in the zaaksysteem: `https://…/{zaaknummer}`. Empty: no link, or that of the own register.
ZAAK_ADRES = env.str("ZAAK_ADRES", "")

# --- how long a worker may hold a row: all that one delivery may take, unless it is set ---------------------------
BEZORG_DUUR = longest_delivery(ZAAKSYSTEEM, zgw=ZGW, stuf=STUF)
BEZORG_LEASE = env.float("BEZORG_LEASE", lease(BEZORG_DUUR))

# --- the API for other systems ---------------------------------------------------------------------------------------
API_AMBTENAAR_DAGEN = env.int("API_AMBTENAAR_DAGEN", 90)  # since the last login; who left does not log in
API_PER_MINUUT = env.int("API_PER_MINUUT", 600)  # calls of one client
API_STARTS_PER_MINUUT = env.int("API_STARTS_PER_MINUUT", 60)  # links that one client makes
PROXY_ADRES_HEADER = env.str("PROXY_ADRES_HEADER", "")  # header of our own proxy with the caller's address
# Webhooks go to addresses of the internet, and to those inside that are named here.
WEBHOOK_NETWERKEN = networks(env.list("WEBHOOK_NETWERKEN", []))

# --- logging ------------------------------------------------------------------------------------------------------
LOGGING = one_line(level=env.str("LOG_LEVEL", "INFO"))
