"""The Celery app. The schedule only looks at what the database says is to be done."""

from __future__ import annotations

import os

from celery import Celery, Task
from celery.signals import beat_init, setup_logging, task_postrun, worker_init, worker_shutdown
from django.conf import settings
from kombu.transport.redis import Channel

from config.klok import Klok, Ronde

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

_GOODBYE = 8.0  # seconds that a round of the worker's own clock may still take when the worker stops

# A message is only a nudge: what was in hand when Redis went need not go back to it. Else kombu tries, through a
# connection that it has just given up, and writes what it could not give back to a file. See also `ack_emulation` in
# the settings.
Channel.do_restore = False

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
    "afspraken": {
        "task": "afspraken.post",
        "schedule": settings.BEZORG_INTERVAL,
        "options": {"expires": settings.BEZORG_INTERVAL * 2},
    },
    "contactmomenten": {
        "task": "identification.contactmomenten",
        "schedule": settings.BEZORG_INTERVAL,
        "options": {"expires": settings.BEZORG_INTERVAL * 2},
    },
    "berichten": {
        "task": "identification.berichten_alles",
        "schedule": settings.BEZORG_INTERVAL,
        "options": {"expires": settings.BEZORG_INTERVAL * 2},
    },
    "ruim-op": {
        "task": "identification.ruim_op",
        "schedule": settings.OPRUIM_INTERVAL,
        "options": {"expires": settings.OPRUIM_INTERVAL * 2},
    },
    # A raise holds from its day by itself; this only writes it down.
    "verhogingen": {
        "task": "diensten.verhogingen",
        "schedule": 60.0,
        "options": {"expires": 120.0},
    },
    # So does a planned text of inwoners.
    "teksten": {
        "task": "diensten.teksten",
        "schedule": 60.0,
        "options": {"expires": 120.0},
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


@worker_init.connect
def keep_time(**_kwargs: object) -> None:
    """The worker's own clock, for as long as it lives: also while it waits for a Redis to connect to."""
    klok = Klok(
        {
            entry["task"]: Ronde(run=app.tasks[entry["task"]], interval=entry["schedule"])
            for entry in app.conf.beat_schedule.values()
        }
    )

    def seen(task_id: str, task: Task[..., object], **_kwargs: object) -> None:  # noqa: ARG001
        klok.seen(task.name)

    def stop(**_kwargs: object) -> None:
        klok.stop(_GOODBYE)

    task_postrun.connect(seen, weak=False)
    worker_shutdown.connect(stop, weak=False)
    klok.start()


@setup_logging.connect
def keep_our_logging(**_kwargs: object) -> None:
    """Django's LOGGING stands: Celery's own would write task arguments in its own way."""
