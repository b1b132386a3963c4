"""A mail server that speaks SMTP over a real connection, and can be told to misbehave."""

from __future__ import annotations

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread


@dataclass(slots=True)
class Mailserver:
    """`weigert`: the answer to RCPT; `zwijgt`: take the mail, and hang up without an answer."""

    port: int = 0
    weigert: str = ""
    zwijgt: bool = False
    binnen: list[bytes] = field(default_factory=list)


class _Gesprek(socketserver.StreamRequestHandler):
    state: Mailserver

    def handle(self) -> None:
        self.say("220 klaar")
        while line := self.rfile.readline():
            if not self.answer(line.decode().strip().upper()):
                return

    def say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())

    def answer(self, verb: str) -> bool:
        if verb.startswith("RCPT") and self.state.weigert:
            self.say(self.state.weigert)
        elif verb == "DATA":
            self.say("354 kom maar")
            return self.take()
        else:
            self.say("221 dag" if verb == "QUIT" else "250 goed")
        return verb != "QUIT"

    def take(self) -> bool:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        self.state.binnen.append(b"".join(lines))
        if not self.state.zwijgt:
            self.say("250 binnen")
        return not self.state.zwijgt


@contextmanager
def running() -> Iterator[Mailserver]:
    state = Mailserver()
    handler = type("Gesprek", (_Gesprek,), {"state": state})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        state.port = server.server_address[1]
        Thread(target=server.serve_forever, daemon=True).start()
        yield state
        server.shutdown()
