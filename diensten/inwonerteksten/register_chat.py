"""The message that the ambtenaar puts in the chat: plain text, with the link on a line of its own in between."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diensten.inwonerteksten.plaatsen import Pagina, Plaats
from diensten.inwonerteksten.waarden import Waarde

CHAT = {
    "chat-begin": Plaats(
        Pagina.CHAT,
        (
            _(
                "Hallo, dit is %(naam)s van gemeente %(gemeente)s. Wilt u laten zien wie u bent? "
                "Open deze link en log in met DigiD:"
            ),
        ),
        vult={"naam": Waarde.MEDEWERKER, "gemeente": Waarde.GEMEENTE},
        waarden=frozenset({Waarde.MEDEWERKER}),
        blijft=True,
    ),
    "chat-code": Plaats(
        Pagina.CHAT, (_("Zeg mij daarna de 6 cijfers die u ziet. Hang niet op."),), blijft=True
    ),
    "chat-zonder-code": Plaats(
        Pagina.CHAT, (_("Zeg mij daarna of het is gelukt. Hang niet op."),), blijft=True
    ),
}
