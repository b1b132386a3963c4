"""The Celery app. The schedule only looks at what the database says is to be done."""

from __future__ import annotations

import os

from celery import Celery
from celery.signals import beat_init, setup_logging, worker_init
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("beeldpas")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "bezorg": {
        "task": "identification.bezorg_alles",
        "schedule": settings.BEZORG_INTERVAL,
        "options": {"expires": settings.BEZORG_INTERVAL * 2},
    },
    "ontvangst": {
        "task": "identification.ontvangst_alles",
        "schedule": settings.BEZORG_INTERVAL,
        "options": {"expires": settings.BEZORG_INTERVAL * 2},
    },
    "ruim-op": {
        "task": "identification.ruim_op",
        "schedule": settings.OPRUIM_INTERVAL,
        "options": {"expires": settings.OPRUIM_INTERVAL * 2},
    },
    # How often it is fetched is DIGID_METADATA_INTERVAL; this is only how often that is looked at.
    "digid-metadata": {
        "task": "identification.digid_metadata",
        "schedule": 60.0,
        "options": {"expires": 120.0},
    },
}


@worker_init.connect
@beat_init.connect
def check_before_start(**_kwargs: object) -> None:
    from config.checks import refuse_unsafe_start  # noqa: PLC0415 - the apps must be loaded first

    refuse_unsafe_start()


@worker_init.connect
def warm_up(**_kwargs: object) -> None:
    """Before the pool starts, so that forked workers have it too."""
    from identification.bewijs_pdf import prepare  # noqa: PLC0415 - slow to import, and only the worker needs it

    prepare()


@setup_logging.connect
def keep_our_logging(**_kwargs: object) -> None:
    """Django's LOGGING stands: Celery's own would write task arguments in its own way."""
