"""What the value of an example may be, besides the page object itself."""

from __future__ import annotations

from typing import Any

from config.context import of_gemeente
from diensten.gemeente.stand import stand_of

# What every page knows of the gemeente, as long as the settings say it all: without a database.
NOBODY_SET_ANYTHING = of_gemeente(lambda: stand_of({}))


class Context(dict[str, Any]):
    """The whole context of a template that takes more than `pagina`, or something else."""


def context_of(example: object) -> dict[str, Any]:
    """What the template gets. A function is called now: forms and translations are made when they are shown."""
    made = example() if callable(example) else example
    return {"pagina": None, **made} if isinstance(made, Context) else {"pagina": made}


def template_of(name: str) -> str:
    """`inwoner/start.html` of `inwoner/start.html#na-fout`."""
    return name.partition("#")[0]
